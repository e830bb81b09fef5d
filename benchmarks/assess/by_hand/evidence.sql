-- What is known of certificate holders in the year, cut once from the feeds without months.
CREATE TEMP TABLE disability AS
SELECT person_id, issued_on AS starts_on, level, source_row,
       least(coalesce(cancelled_on - 1, DATE '9999-12-31'),
             coalesce(expires_on, DATE '9999-12-31')) AS ends_on
FROM disability_certificates
WHERE ends_on >= issued_on
  AND issued_on <= getvariable('last_of_year') AND ends_on >= getvariable('first_of_year');

CREATE TEMP TABLE military AS
SELECT person_id, issued_on AS starts_on, level, source_row,
       coalesce(cancelled_on - 1, DATE '9999-12-31') AS ends_on
FROM military_certificates
WHERE ends_on >= issued_on
  AND issued_on <= getvariable('last_of_year') AND ends_on >= getvariable('first_of_year');

CREATE TEMP TABLE holders AS
SELECT DISTINCT person_id, person_id % 2 = 1 AS is_male,
       make_date((person_id // 10000000) % 10000, (person_id // 100000) % 100,
                 (person_id // 1000) % 100) AS born_on
FROM (SELECT person_id FROM disability_certificates
      UNION ALL SELECT person_id FROM military_certificates);

CREATE TEMP TABLE contracts AS
SELECT person_id, employer_id, starts_on, source_row,
       coalesce(ended_on, ends_on, DATE '9999-12-31') AS ends_on, form = 1 AS established,
       coalesce(old_retirement_age = 50, false) AS of_worker,
       CASE WHEN ends_on IS NULL THEN 9999
            ELSE (year(ends_on + 1) - year(starts_on)) * 12
                 + month(ends_on + 1) - month(starts_on)
                 - (day(ends_on + 1) < day(starts_on))::INT END::INT AS contract_months
FROM labour_contracts
SEMI JOIN holders USING (person_id)
WHERE starts_on <= getvariable('last_of_year')
  AND coalesce(ended_on, ends_on, DATE '9999-12-31') >= getvariable('first_of_year');

CREATE TEMP TABLE dispatches AS
SELECT person_id, agency_id AS employer_id, host_id, counts_for, starts_on, source_row,
       coalesce(ends_on, DATE '9999-12-31') AS ends_on
FROM dispatch_agreements
SEMI JOIN holders USING (person_id)
WHERE starts_on <= getvariable('last_of_year')
  AND coalesce(ends_on, DATE '9999-12-31') >= getvariable('first_of_year');
