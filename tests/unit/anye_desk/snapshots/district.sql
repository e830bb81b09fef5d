SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "years_publishedrun" WHERE ("years_publishedrun"."state" = ? AND "years_publishedrun"."year" = ?) LIMIT ?
SELECT FROM "years_publishedrun" WHERE "years_publishedrun"."state" = ? ORDER BY ? DESC
SELECT FROM (SELECT DISTINCT "years_yearflag"."employer_id" AS "employer" FROM "years_yearflag" WHERE ("years_yearflag"."lifted_at" IS NULL AND "years_yearflag"."year" = ?)) subquery
SELECT FROM "casework_case" WHERE ("casework_case"."state" IN (?, ?, ?, ?, ?) AND "casework_case"."kind" = ?)
SELECT FROM "casework_case" WHERE ("casework_case"."state" IN (?) AND "casework_case"."kind" = ?)
SELECT FROM "casework_case" WHERE ("casework_case"."state" IN (?, ?, ?, ?, ?, ?) AND "casework_case"."kind" = ?)
SELECT FROM "casework_case" WHERE ("casework_case"."state" IN (?) AND "casework_case"."kind" = ?)
SELECT FROM "jobs_job" WHERE ("jobs_job"."owner_id" = ? AND "jobs_job"."state" = ?)
SELECT FROM "link_reviews_linkreview" WHERE "link_reviews_linkreview"."turn" >= ? GROUP BY ? ORDER BY ? DESC
SELECT FROM "quality_publishedreport" ORDER BY ? DESC
SELECT FROM "contradictions_contradiction" WHERE ("contradictions_contradiction"."asked_of" = ? AND "contradictions_contradiction"."year" = ? AND "contradictions_contradiction"."is_in_data" AND "contradictions_contradiction"."state" = ?)
SELECT FROM "years_publishedrun" WHERE "years_publishedrun"."state" = ? ORDER BY ? DESC
SELECT FROM (SELECT DISTINCT "years_yearflag"."employer_id" AS "employer" FROM "years_yearflag" WHERE ("years_yearflag"."lifted_at" IS NULL AND "years_yearflag"."year" = ?)) subquery
SELECT FROM "loads_feedload" WHERE ("loads_feedload"."feed" IN (?, ?, ?, ?, ?, ?, ?, ?) AND "loads_feedload"."rejected" > ?)
