-- What each employer owes for the year, every intermediate figure beside it.
COPY (
    WITH totals AS (
        SELECT employer_id, sum(headcount)::BIGINT AS headcount_months,
               sum(counted)::BIGINT AS counted_months,
               (sum(counted_persons) FILTER (month % 100 = 12))::INT AS persons_at_year_end,
               sum(wages)::BIGINT AS wages_total,
               count_if(established_staff + contract_staff + short_staff + seasonal_staff > 0
                        OR wages + other_wages > 0)::INT AS months_reported,
               sum(established_staff + contract_staff + short_staff + seasonal_staff) AS staff
        FROM read_parquet('{out}/employer_months/*.parquet') GROUP BY employer_id
    ), counting AS (
        SELECT credit_to AS employer_id, person_id, sum(counts)::BIGINT AS counts
        FROM read_parquet('{out}/person_months/*.parquet') WHERE counts > 0
        GROUP BY credit_to, person_id
    ), persons AS (
        SELECT employer_id, count(*)::INT AS counted_persons FROM counting GROUP BY employer_id
    ), declared AS (
        SELECT employer_id, declared_on, headcount_months AS declared_headcount_months,
               wages_total AS declared_wages_total,
               declared_on > getvariable('last_of_year')
               AND (getvariable('declaration_last_day') IS NULL
               OR declared_on <= make_date(getvariable('declaration_last_day') // 10000,
                                           getvariable('declaration_last_day') // 100 % 100,
                                           getvariable('declaration_last_day') % 100)) AS in_time
        FROM declarations WHERE year = getvariable('year')
    ), certificates AS (
        SELECT person_id, least(expires_on, cancelled_on - 1) AS last_day,
               coalesce(expires_on < cancelled_on, expires_on IS NOT NULL) AS runs_out
        FROM disability_certificates
        UNION ALL
        SELECT person_id, cancelled_on - 1, false FROM military_certificates
    ), lapsed_persons AS (
        -- Nothing in force on the day of filing, and what ended last had run out.
        SELECT employer_id, person_id, counts
        FROM counting JOIN declared USING (employer_id) JOIN certificates USING (person_id)
        GROUP BY employer_id, person_id, counts
        HAVING bool_and(coalesce(last_day < declared_on, false))
           AND max(struct_pack(last_day, runs_out)).runs_out
    ), lapsed AS (
        SELECT employer_id, sum(counts)::BIGINT AS lapsed_months
        FROM lapsed_persons GROUP BY employer_id
    ), strangers AS (
        SELECT employer_id FROM totals
        UNION SELECT employer_id FROM labour_contracts
        UNION SELECT agency_id FROM dispatch_agreements
        UNION SELECT host_id FROM dispatch_agreements
        UNION SELECT employer_id FROM declarations
        EXCEPT SELECT employer_id FROM employers
    ), known AS (
        SELECT employer_id, kind, township, registered_on, closed_on, established_posts, is_school,
               is_small, true AS is_registered
        FROM employers
        UNION ALL
        SELECT employer_id, 0, 0, NULL, NULL, 0, false, false, false FROM strangers
    ), facts AS (
        SELECT getvariable('year')::INT AS year, employer_id, kind::TINYINT AS kind,
               township::INT AS township, is_school, is_small,
               established_posts::INT AS established_posts,
               coalesce(greatest(getvariable('year') - year(registered_on)
                            - (strftime(registered_on, '%m%d') = '1231')::INT, 0), 0)::INT
                   AS years_since_registration,
               coalesce(totals.months_reported, 0)::INT AS months_reported,
               coalesce(totals.headcount_months, 0) AS headcount_months,
               coalesce(totals.counted_months, 0) AS counted_months,
               coalesce(persons.counted_persons, 0) AS counted_persons,
               coalesce(persons_at_year_end, 0) AS persons_at_year_end,
               coalesce(lapsed.lapsed_months, 0) AS lapsed_months,
               coalesce(totals.wages_total, 0) AS wages_total,
               coalesce(in_time, false) AS has_declared, declared.declared_on,
               coalesce(declared.declared_headcount_months, -1) AS declared_headcount_months,
               coalesce(declared.declared_wages_total, -1) AS declared_wages_total,
               CASE WHEN NOT is_registered THEN 'unregistered'
                    WHEN coalesce(totals.months_reported, 0) = 0 THEN 'no_months'
                    WHEN coalesce(totals.staff, 0) = 0 THEN 'no_staff'
                    WHEN coalesce(totals.wages_total, 0) = 0 THEN 'no_wages'
                    ELSE '' END AS problem
        FROM known
        LEFT JOIN totals USING (employer_id)
        LEFT JOIN persons USING (employer_id)
        LEFT JOIN declared USING (employer_id)
        LEFT JOIN lapsed USING (employer_id)
        WHERE totals.staff IS NOT NULL OR in_time IS NOT NULL
           OR (registered_on <= getvariable('last_of_year')
               AND (closed_on IS NULL OR closed_on > getvariable('first_of_year')))
    ), owed AS (
        SELECT *, kind NOT IN (0, 6) AS is_liable, kind IN (3, 4, 7) AS is_enterprise,
               CASE WHEN has_declared THEN greatest(counted_months - lapsed_months, 0)
                    ELSE 0 END AS credited_months,
               credited_months * 1000 AS credited,
               headcount_months * getvariable('required_per_mille') AS quota,
               greatest(quota - credited, 0) AS shortfall,
               greatest(credited - quota, 0) AS over_quota,
               credited >= quota AS meets_quota,
               (24 * wages_total + greatest(headcount_months, 1))
                   // (2 * greatest(headcount_months, 1)) AS own_average_wage,
               getvariable('cap_times') * getvariable('social_average_wage') AS wage_cap,
               least(own_average_wage, wage_cap) AS charge_wage,
               CASE WHEN is_liable THEN (2 * shortfall * charge_wage + 12000) // 24000
                    ELSE 0 END AS levy_before_relief,
               is_enterprise AND headcount_months <= getvariable('small_headcount') * 12
                   AS is_exempt,
               CASE WHEN meets_quota OR is_exempt THEN 0
                    WHEN credited >= headcount_months * 10 THEN 500
                    ELSE 900 END AS due_per_mille,
               1000 - due_per_mille AS relief_per_mille,
               (2 * levy_before_relief * relief_per_mille + 1000) // 2000 AS relief,
               levy_before_relief - relief AS levy_due,
               ((kind = 1 AND established_posts >= getvariable('duty_posts_body'))
                OR (kind = 2 AND established_posts >= getvariable('duty_posts_institution')
                    AND NOT is_school)) AND NOT meets_quota AS has_duty,
               has_duty AND persons_at_year_end < getvariable('duty_persons') AS duty_unmet,
               problem <> '' AND (is_liable OR problem = 'unregistered') AS is_empty
        FROM facts
    )
    SELECT * EXCLUDE (is_empty) REPLACE (
        CASE WHEN NOT is_empty THEN own_average_wage END AS own_average_wage,
        CASE WHEN NOT is_empty THEN wage_cap END AS wage_cap,
        CASE WHEN NOT is_empty THEN charge_wage END AS charge_wage,
        CASE WHEN NOT is_empty THEN levy_before_relief END AS levy_before_relief,
        CASE WHEN NOT is_empty THEN relief END AS relief,
        CASE WHEN NOT is_empty THEN levy_due END AS levy_due
    )
    FROM owed ORDER BY employer_id
) TO '{out}/employer_years.parquet' (FORMAT parquet, COMPRESSION zstd);
