SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "quality_publishedreport" WHERE "quality_publishedreport"."year" = ? LIMIT ?
SELECT FROM "quality_qualityfigure" WHERE ("quality_qualityfigure"."feed" IN (?) AND "quality_qualityfigure"."year" = ? AND "quality_qualityfigure"."indicator" = ?)
SELECT FROM "quality_publishedreport" ORDER BY ? DESC
SELECT FROM "parties_township" ORDER BY ? ASC
SELECT FROM "parties_township" ORDER BY ? ASC
