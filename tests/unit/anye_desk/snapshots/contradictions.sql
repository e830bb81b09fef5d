SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "quality_publishedreport" WHERE "quality_publishedreport"."year" = ? LIMIT ?
SELECT FROM "quality_contradiction" LEFT OUTER JOIN "parties_person" ON ("quality_contradiction"."person_id" = "parties_person"."person_id") LEFT OUTER JOIN "parties_employer" ON ("quality_contradiction"."employer_id" = "parties_employer"."employer_id") WHERE ("quality_contradiction"."year" = ? AND "quality_contradiction"."asked_of" = ? AND "quality_contradiction"."is_in_data" AND "quality_contradiction"."state" = ?) ORDER BY "quality_contradiction"."id" ASC LIMIT ?
SELECT FROM (SELECT "quality_contradiction"."id" AS "pk" FROM "quality_contradiction" WHERE ("quality_contradiction"."year" = ? AND "quality_contradiction"."asked_of" = ? AND "quality_contradiction"."is_in_data" AND "quality_contradiction"."state" = ?) LIMIT ?) subquery
SAVEPOINT "?"
INSERT INTO "ledger_event"
RELEASE SAVEPOINT "?"
SELECT FROM "parties_township" ORDER BY ? ASC
SELECT FROM "parties_township" ORDER BY ? ASC
