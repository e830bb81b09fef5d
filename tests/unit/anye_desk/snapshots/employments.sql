SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "years_publishedrun" WHERE ("years_publishedrun"."state" = ? AND "years_publishedrun"."year" = ?) LIMIT ?
SELECT FROM "parties_township" ORDER BY "parties_township"."code" ASC
SELECT FROM "years_publishedrun" WHERE "years_publishedrun"."state" = ? ORDER BY ? DESC
SELECT FROM "registers_savedview" INNER JOIN "access_account" ON ("registers_savedview"."owner_id" = "access_account"."id") WHERE ("registers_savedview"."owner_id" = ? OR "registers_savedview"."shared_with" = ? OR ("access_account"."role" = ? AND "registers_savedview"."shared_with" = ?)) ORDER BY "registers_savedview"."name" ASC, "registers_savedview"."id" ASC
SELECT FROM "years_employment" INNER JOIN "parties_employer" ON ("years_employment"."employer_id" = "parties_employer"."employer_id") INNER JOIN "parties_person" ON ("years_employment"."person_id" = "parties_person"."person_id") WHERE ("years_employment"."run_id" = ? AND "years_employment"."township" = ? AND ("years_employment"."in_months" & ?) = ?) ORDER BY "years_employment"."employer_id" ASC, "years_employment"."id" ASC LIMIT ?
SELECT FROM (SELECT "years_employment"."id" AS "pk" FROM "years_employment" WHERE ("years_employment"."run_id" = ? AND "years_employment"."township" = ? AND ("years_employment"."in_months" & ?) = ?) LIMIT ?) subquery
SAVEPOINT "?"
INSERT INTO "ledger_event"
INSERT INTO "ledger_reading"
RELEASE SAVEPOINT "?"
SELECT FROM "years_employeryear" WHERE "years_employeryear"."employer_id" IN (?, ?, ?)
SELECT FROM "years_employment" WHERE ("years_employment"."run_id" = ? AND "years_employment"."township" = ? AND ("years_employment"."in_months" & ?) = ?) GROUP BY ? ORDER BY ? ASC
