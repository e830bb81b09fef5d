SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "parties_employer" WHERE "parties_employer"."employer_id" = ? LIMIT ?
SELECT FROM "years_employeryear" INNER JOIN "years_publishedrun" ON ("years_employeryear"."run_id" = "years_publishedrun"."id") WHERE ("years_employeryear"."employer_id" = ? AND "years_publishedrun"."state" = ?) ORDER BY "years_publishedrun"."year" DESC
SELECT FROM "casework_case" WHERE ("casework_case"."employer_id" = ? OR "casework_case"."counterpart_id" = ?)
SELECT FROM "parties_township" WHERE "parties_township"."code" = ? ORDER BY "parties_township"."code" ASC LIMIT ?
SELECT FROM "years_employment" INNER JOIN "parties_employer" ON ("years_employment"."employer_id" = "parties_employer"."employer_id") INNER JOIN "parties_person" ON ("years_employment"."person_id" = "parties_person"."person_id") WHERE (("years_employment"."employer_id" = ? OR "years_employment"."host" = ?) AND "years_employment"."run_id" = ?) ORDER BY "years_employment"."employer_id" ASC, "years_employment"."id" ASC LIMIT ?
SELECT FROM "years_employment" WHERE (("years_employment"."employer_id" = ? OR "years_employment"."host" = ?) AND "years_employment"."run_id" = ?)
SAVEPOINT "?"
INSERT INTO "ledger_event"
INSERT INTO "ledger_reading"
RELEASE SAVEPOINT "?"
