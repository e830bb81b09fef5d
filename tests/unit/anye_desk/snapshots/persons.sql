SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "parties_person" ORDER BY "parties_person"."name" ASC, "parties_person"."number" ASC LIMIT ?
SELECT FROM (SELECT "parties_person"."person_id" AS "pk" FROM "parties_person" LIMIT ?) subquery
SAVEPOINT "?"
INSERT INTO "ledger_event"
INSERT INTO "ledger_reading"
RELEASE SAVEPOINT "?"
SELECT FROM "parties_township" ORDER BY ? ASC
SELECT FROM "parties_township" ORDER BY "parties_township"."code" ASC
