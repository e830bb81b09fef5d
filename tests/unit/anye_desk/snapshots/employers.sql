SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "years_publishedrun" WHERE ("years_publishedrun"."state" = ? AND "years_publishedrun"."year" = ?) LIMIT ?
SELECT FROM "parties_township" ORDER BY "parties_township"."code" ASC
SELECT FROM "years_employeryear" INNER JOIN "parties_employer" ON ("years_employeryear"."employer_id" = "parties_employer"."employer_id") WHERE "years_employeryear"."run_id" = ? ORDER BY "years_employeryear"."levy_rank" DESC, "years_employeryear"."employer_id" DESC LIMIT ?
SELECT FROM "years_publishedrun" WHERE "years_publishedrun"."state" = ? ORDER BY ? DESC
