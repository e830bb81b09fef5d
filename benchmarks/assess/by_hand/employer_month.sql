-- Everybody's insurance and wages by employer, and the holders' counts and moves beside them.
CREATE OR REPLACE TEMP TABLE holding AS
SELECT *, form > 0 AND (form <> 3 OR lasting) AS is_staff FROM judged WHERE certified;

CREATE OR REPLACE TEMP TABLE moving AS
WITH by_contract AS (
    SELECT person_id, employer_id AS home FROM holding
    WHERE counts_elsewhere AND person_id IN (SELECT person_id FROM holding WHERE form > 0)
), hosted AS (
    SELECT *, credit_to AS home FROM holding
    WHERE dispatch_side = 2 AND is_staff
      AND person_id NOT IN (SELECT person_id FROM by_contract)
)
SELECT person_id, employer_id, home, is_staff, wage FROM hosted
UNION ALL
SELECT person_id, employer_id, employer_id, is_staff, wage FROM holding
WHERE (person_id, employer_id) IN (SELECT (person_id, home) FROM hosted)
UNION ALL
SELECT person_id, employer_id, home, is_staff, wage FROM holding JOIN by_contract USING (person_id);

COPY (
    WITH staff AS (
        SELECT employer_id, count_if(form = 1) AS established_staff,
               count_if(form = 2) AS contract_staff, count_if(form = 3) AS short_staff,
               count_if(form = 4) AS seasonal_staff
        FROM insured_months GROUP BY employer_id
    ), paid AS (
        SELECT wage_months.employer_id,
               sum(CASE WHEN listed.person_id IS NOT NULL THEN wage ELSE 0 END) AS staff_wages,
               sum(CASE WHEN listed.person_id IS NULL THEN wage ELSE 0 END) AS other_wages
        FROM wage_months
        LEFT JOIN (SELECT person_id, employer_id FROM insured_months WHERE form <> 3) AS listed
          USING (person_id, employer_id)
        GROUP BY wage_months.employer_id
    ), credited AS (
        SELECT credit_to AS employer_id, sum(counts) AS counted, count(*) AS counted_persons
        FROM judged WHERE counts > 0 GROUP BY credit_to
    ), lasting_staff AS (
        SELECT employer_id, count(*) AS persons, sum(wage) AS paid
        FROM holding WHERE form = 3 AND is_staff GROUP BY employer_id
    ), going AS (
        SELECT employer_id, count_if(is_staff) AS moved_out,
               sum(CASE WHEN is_staff THEN wage ELSE 0 END) AS wages_moved_out,
               sum(CASE WHEN is_staff THEN 0 ELSE wage END) AS others_paid
        FROM moving WHERE NOT (is_staff AND home = employer_id) GROUP BY employer_id
    ), coming AS (
        SELECT home AS employer_id, sum(wage) AS wages_moved_in
        FROM moving WHERE NOT (is_staff AND home = employer_id) GROUP BY home
    ), heads AS (
        SELECT home AS employer_id, count(DISTINCT person_id) AS moved_in FROM moving
        WHERE (person_id, home) NOT IN
              (SELECT (person_id, home) FROM moving WHERE is_staff AND home = employer_id)
        GROUP BY home
    ), added AS (
        SELECT employer_id, coalesce(established_staff, 0)::INT AS established_staff,
               (coalesce(contract_staff, 0) + coalesce(persons, 0))::INT AS contract_staff,
               (coalesce(short_staff, 0) - coalesce(persons, 0))::INT AS short_staff,
               coalesce(seasonal_staff, 0)::INT AS seasonal_staff,
               coalesce(moved_in, 0)::INT AS moved_in, coalesce(moved_out, 0)::INT AS moved_out,
               coalesce(counted, 0)::INT AS counted,
               coalesce(counted_persons, 0)::INT AS counted_persons,
               (coalesce(staff_wages, 0) + coalesce(paid, 0))::BIGINT AS staff_wages,
               coalesce(wages_moved_in, 0)::BIGINT AS wages_moved_in,
               coalesce(wages_moved_out, 0)::BIGINT AS wages_moved_out,
               (coalesce(other_wages, 0) - coalesce(paid, 0) - coalesce(others_paid, 0))::BIGINT
                   AS other_wages
        FROM staff
        FULL JOIN paid USING (employer_id)
        FULL JOIN credited USING (employer_id)
        FULL JOIN lasting_staff USING (employer_id)
        FULL JOIN going USING (employer_id)
        FULL JOIN coming USING (employer_id)
        FULL JOIN heads USING (employer_id)
    )
    SELECT getvariable('month')::INT AS month, *,
           established_staff + contract_staff + seasonal_staff + moved_in - moved_out AS headcount,
           staff_wages + wages_moved_in - wages_moved_out AS wages
    FROM added ORDER BY employer_id
) TO '{month_file}' (FORMAT parquet, COMPRESSION zstd);
