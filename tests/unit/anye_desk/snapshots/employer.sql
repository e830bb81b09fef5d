SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "years_employeryear" INNER JOIN "parties_employer" ON ("years_employeryear"."employer_id" = "parties_employer"."employer_id") INNER JOIN "years_publishedrun" ON ("years_employeryear"."run_id" = "years_publishedrun"."id") WHERE ("years_employeryear"."employer_id" = ? AND "years_publishedrun"."state" = ? AND "years_publishedrun"."year" = ?) LIMIT ?
SELECT FROM "parties_person" WHERE "parties_person"."person_id" IN (SELECT U0."person_id" AS "person" FROM "years_personmonth" U0 WHERE ((U0."employer_id" = ? OR U0."credit_to" = ?) AND U0."run_id" = ?))
SELECT FROM "parties_person" WHERE "parties_person"."person_id" IN (SELECT U0."person_id" AS "person" FROM "years_personmonth" U0 WHERE ((U0."employer_id" = ? OR U0."credit_to" = ?) AND U0."run_id" = ?)) ORDER BY "parties_person"."name" ASC, "parties_person"."number" ASC LIMIT ?
SELECT FROM "years_personmonth" INNER JOIN "parties_employer" ON ("years_personmonth"."employer_id" = "parties_employer"."employer_id") WHERE (("years_personmonth"."employer_id" = ? OR "years_personmonth"."credit_to" = ?) AND "years_personmonth"."run_id" = ? AND "years_personmonth"."person_id" IN (?, ?)) ORDER BY "years_personmonth"."person_id" ASC, "years_personmonth"."month" ASC, "years_personmonth"."employer_id" ASC
SAVEPOINT "?"
INSERT INTO "ledger_event"
INSERT INTO "ledger_reading"
RELEASE SAVEPOINT "?"
SELECT FROM "parties_township" WHERE "parties_township"."code" = ? ORDER BY "parties_township"."code" ASC LIMIT ?
SELECT FROM "years_yearflag" INNER JOIN "parties_employer" ON ("years_yearflag"."employer_id" = "parties_employer"."employer_id") LEFT OUTER JOIN "parties_person" ON ("years_yearflag"."person_id" = "parties_person"."person_id") WHERE ("years_yearflag"."lifted_at" IS NULL AND "years_yearflag"."year" = ? AND "years_yearflag"."employer_id" = ?) ORDER BY "years_yearflag"."raised_at" DESC, "years_yearflag"."id" DESC
SELECT FROM "years_publishedrun" WHERE "years_publishedrun"."state" = ? ORDER BY ? DESC
