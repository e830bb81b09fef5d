SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "link_reviews_linkreview" WHERE "link_reviews_linkreview"."id" = ? LIMIT ?
SELECT FROM "link_reviews_linkcandidate" WHERE "link_reviews_linkcandidate"."review_id" IN (?) ORDER BY "link_reviews_linkcandidate"."rank" ASC
SELECT FROM "access_draft" WHERE ("access_draft"."account_id" = ? AND "access_draft"."address" = ?) ORDER BY "access_draft"."id" ASC LIMIT ?
SELECT FROM "parties_township" ORDER BY ? ASC
SELECT FROM "link_reviews_waitingrow" WHERE "link_reviews_waitingrow"."review_id" = ? ORDER BY "link_reviews_waitingrow"."feed" ASC, "link_reviews_waitingrow"."part" ASC, "link_reviews_waitingrow"."line" ASC
SELECT FROM "link_reviews_linkdecision" WHERE "link_reviews_linkdecision"."review_id" = ? ORDER BY "link_reviews_linkdecision"."id" ASC
SELECT FROM "parties_person" WHERE "parties_person"."person_id" IN (?, ?)
SAVEPOINT "?"
INSERT INTO "ledger_event"
RELEASE SAVEPOINT "?"
