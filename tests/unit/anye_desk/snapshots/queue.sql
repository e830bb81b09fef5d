SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "parties_township" ORDER BY ? ASC
SELECT FROM "link_reviews_linkreview" WHERE "link_reviews_linkreview"."turn" >= ?
SELECT FROM "link_reviews_linkreview" WHERE "link_reviews_linkreview"."turn" >= ? ORDER BY "link_reviews_linkreview"."turn" DESC, "link_reviews_linkreview"."kind" DESC, "link_reviews_linkreview"."rows" DESC, "link_reviews_linkreview"."id" DESC LIMIT ?
SELECT FROM "link_reviews_linkcandidate" WHERE "link_reviews_linkcandidate"."review_id" IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ORDER BY "link_reviews_linkcandidate"."rank" ASC
SELECT FROM "link_reviews_linkreview" WHERE ("link_reviews_linkreview"."turn" >= ? AND NOT ("link_reviews_linkreview"."alike" = ?)) GROUP BY ?, ? HAVING COUNT("link_reviews_linkreview"."id") > ? ORDER BY ? DESC, ? ASC, ? ASC
SELECT FROM "link_reviews_linkreview" WHERE "link_reviews_linkreview"."turn" >= ? GROUP BY ? ORDER BY ? DESC
SELECT FROM "link_reviews_linkdecision" ORDER BY ? ASC
SELECT FROM "parties_person" WHERE "parties_person"."person_id" IN (?, ?)
SAVEPOINT "?"
INSERT INTO "ledger_event"
RELEASE SAVEPOINT "?"
