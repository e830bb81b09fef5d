SELECT FROM "django_session" WHERE ("django_session"."expire_date" > ? AND "django_session"."session_key" = ?) LIMIT ?
SELECT FROM "access_account" WHERE "access_account"."id" = ? LIMIT ?
SELECT FROM "loads_feedload" WHERE "loads_feedload"."feed" IN (?, ?, ?, ?, ?, ?, ?, ?) ORDER BY "loads_feedload"."sequence" DESC
