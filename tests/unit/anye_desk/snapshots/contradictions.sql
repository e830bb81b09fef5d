SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "quality_publishedreport" WHERE "quality_publishedreport"."year" = ? LIMIT ?
SELECT FROM "contradictions_contradiction" LEFT OUTER JOIN "parties_person" ON ("contradictions_contradiction"."person_id" = "parties_person"."person_id") LEFT OUTER JOIN "parties_employer" ON ("contradictions_contradiction"."employer_id" = "parties_employer"."employer_id") WHERE ("contradictions_contradiction"."asked_of" = ? AND "contradictions_contradiction"."year" = ? AND "contradictions_contradiction"."is_in_data" AND "contradictions_contradiction"."state" = ?) ORDER BY "contradictions_contradiction"."id" ASC LIMIT ?
SELECT FROM (SELECT "contradictions_contradiction"."id" AS "pk" FROM "contradictions_contradiction" WHERE ("contradictions_contradiction"."asked_of" = ? AND "contradictions_contradiction"."year" = ? AND "contradictions_contradiction"."is_in_data" AND "contradictions_contradiction"."state" = ?) LIMIT ?) subquery
SAVEPOINT "?"
INSERT INTO "ledger_event"
RELEASE SAVEPOINT "?"
SELECT FROM "parties_township" ORDER BY ? ASC
SELECT FROM "parties_township" ORDER BY ? ASC
