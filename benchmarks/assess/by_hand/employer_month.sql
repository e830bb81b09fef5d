-- Everybody's insurance and wages by employer, and the holders' counts beside them.
COPY (
    WITH staff AS (
        SELECT employer_id, count_if(form = 1) AS established_staff,
               count_if(form = 2) AS contract_staff, count_if(form = 3) AS short_staff,
               count_if(form = 4) AS seasonal_staff
        FROM insured_months GROUP BY employer_id
    ), paid AS (
        SELECT employer_id, sum(wage)::BIGINT AS wages FROM wage_months GROUP BY employer_id
    ), moves AS (
        SELECT employer_id, credit_to FROM judged
        WHERE form NOT IN (0, 3) AND dispatch_side = 2 AND certified
    ), credited AS (
        SELECT credit_to AS employer_id, sum(counts)::INT AS counted, count(*) AS counted_persons
        FROM judged WHERE counts > 0 GROUP BY credit_to
    ), moved_in AS (
        SELECT credit_to AS employer_id, count(*) AS dispatched_in FROM moves GROUP BY credit_to
    ), moved_out AS (
        SELECT employer_id, count(*) AS dispatched_out FROM moves GROUP BY employer_id
    )
    SELECT getvariable('month')::INT AS month, employer_id,
           coalesce(established_staff, 0)::INT AS established_staff,
           coalesce(contract_staff, 0)::INT AS contract_staff,
           coalesce(short_staff, 0)::INT AS short_staff,
           coalesce(seasonal_staff, 0)::INT AS seasonal_staff,
           coalesce(dispatched_in, 0)::INT AS dispatched_in,
           coalesce(dispatched_out, 0)::INT AS dispatched_out,
           (coalesce(established_staff, 0) + coalesce(contract_staff, 0)
            + coalesce(seasonal_staff, 0) + coalesce(dispatched_in, 0)
            - coalesce(dispatched_out, 0))::INT AS headcount,
           coalesce(counted, 0)::INT AS counted,
           coalesce(counted_persons, 0)::INT AS counted_persons, coalesce(wages, 0) AS wages
    FROM staff
    FULL JOIN paid USING (employer_id)
    FULL JOIN credited USING (employer_id)
    FULL JOIN moved_in USING (employer_id)
    FULL JOIN moved_out USING (employer_id)
    ORDER BY employer_id
) TO '{month_file}' (FORMAT parquet, COMPRESSION zstd);
