SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "parties_person" WHERE "parties_person"."number" = ? LIMIT ?
SAVEPOINT "?"
INSERT INTO "ledger_event"
INSERT INTO "ledger_reading"
RELEASE SAVEPOINT "?"
SELECT FROM "years_employment" INNER JOIN "years_publishedrun" ON ("years_employment"."run_id" = "years_publishedrun"."id") INNER JOIN "parties_employer" ON ("years_employment"."employer_id" = "parties_employer"."employer_id") WHERE ("years_employment"."person_id" = ? AND "years_publishedrun"."state" = ?) ORDER BY "years_publishedrun"."year" DESC, "years_employment"."last_month" DESC, "years_employment"."id" ASC
SELECT FROM "years_personmonth" WHERE ("years_personmonth"."employer_id" IN (?) AND "years_personmonth"."person_id" IN (?) AND "years_personmonth"."run_id" IN (?)) ORDER BY ? ASC
SELECT FROM "casework_case" WHERE "casework_case"."person_id" = ?
SELECT FROM "years_yearflag" INNER JOIN "parties_employer" ON ("years_yearflag"."employer_id" = "parties_employer"."employer_id") WHERE "years_yearflag"."person_id" = ?
SELECT FROM "parties_township" WHERE "parties_township"."code" = ? ORDER BY "parties_township"."code" ASC LIMIT ?
SELECT FROM "years_employeryear" WHERE "years_employeryear"."employer_id" IN (?)
SELECT FROM "ledger_reading" INNER JOIN "ledger_event" ON ("ledger_reading"."event_id" = "ledger_event"."id") WHERE "ledger_reading"."person" = ? ORDER BY "ledger_reading"."id" DESC LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."username" IN (?)
