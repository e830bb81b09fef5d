-- Every holder and employer with any evidence in the month, and the verdict.
CREATE OR REPLACE TEMP TABLE evidence AS
SELECT person_id, employer_id, max(form) AS form, max(status) AS status,
       max(insurance_row) AS insurance_row, max(wage) AS wage, max(wage_row) AS wage_row,
       max(established) AS established, max(contract_months) AS contract_months,
       max(contract_row) AS contract_row, max(of_worker) AS of_worker,
       max(side) AS dispatch_side, max(host_id) AS host_id, max(dispatch_row) AS dispatch_row,
       max(other_dispatch_row) AS other_dispatch_row
FROM (
    SELECT person_id, employer_id, form, status, source_row AS insurance_row, 0 AS wage,
           0 AS wage_row, false AS established, 0 AS contract_months, 0 AS contract_row,
           false AS of_worker, 0::TINYINT AS side, 0 AS host_id, 0 AS dispatch_row,
           0 AS other_dispatch_row
    FROM insured_months SEMI JOIN holders USING (person_id)
    UNION ALL
    SELECT person_id, employer_id, 0, 0, 0, sum(wage)::BIGINT, max(source_row), false, 0, 0, false,
           0, 0, 0, 0
    FROM wage_months SEMI JOIN holders USING (person_id)
    GROUP BY person_id, employer_id
    UNION ALL
    SELECT person_id, employer_id, 0, 0, 0, 0, 0, best.established, best.contract_months,
           best.source_row, best.of_worker, 0, 0, 0, 0
    FROM (SELECT person_id, employer_id,
                 max(struct_pack(established, contract_months, source_row, of_worker))
                     AS best
          FROM contracts
          WHERE starts_on <= getvariable('last_day') AND ends_on >= getvariable('first_day')
          GROUP BY person_id, employer_id)
    UNION ALL
    SELECT person_id, employer_id, 0, 0, 0, 0, 0, false, 0, 0, false,
           CASE WHEN min(counts_for) <> max(counts_for) THEN 3
                WHEN count(DISTINCT host_id) FILTER (counts_for = 2) > 1 THEN 4
                ELSE max(counts_for) END,
           coalesce(min(host_id) FILTER (counts_for = 2), 0), max(source_row),
           CASE WHEN count(*) > 1 THEN min(source_row) ELSE 0 END
    FROM dispatches
    WHERE starts_on <= getvariable('last_day') AND ends_on >= getvariable('first_day')
    GROUP BY person_id, employer_id
)
GROUP BY person_id, employer_id;

CREATE OR REPLACE TEMP TABLE judged AS
WITH disability_held AS (
    SELECT person_id, array_agg(source_row) AS all_rows,
           max(struct_pack(last := least(ends_on, getvariable('last_day')), starts_on, source_row,
                           level)) AS held
    FROM disability
    WHERE starts_on <= getvariable('last_day') AND ends_on >= getvariable('first_day')
    GROUP BY person_id
), military_held AS (
    SELECT person_id, array_agg(source_row) AS all_rows,
           max(struct_pack(last := least(ends_on, getvariable('last_day')), starts_on, source_row,
                           level)) AS held
    FROM military
    WHERE starts_on <= getvariable('last_day') AND ends_on >= getvariable('first_day')
    GROUP BY person_id
), elsewhere AS (
    SELECT here.person_id, here.employer_id, max(other.wage) AS wage_elsewhere,
           max(list_position([3, 2, 4, 1], other.status)) AS rank_elsewhere
    FROM evidence here
    JOIN evidence other
      ON here.person_id = other.person_id AND here.employer_id <> other.employer_id
    GROUP BY here.person_id, here.employer_id
), facts AS (
    SELECT evidence.* EXCLUDE (status, established), status AS insurance_status,
           established AS is_established, is_male,
           (getvariable('month') // 100 - year(born_on)) * 12
               + getvariable('month') % 100 - month(born_on)
               - (day(born_on) > 1)::INT AS age_months,
           coalesce(disability_held.held.level, 0) AS disability_level,
           coalesce(military_held.held.level, 0) AS military_level,
           coalesce(disability_held.held.source_row, military_held.held.source_row, 0)
               AS certificate_row,
           coalesce(
               list_max(list_filter(disability_held.all_rows, lambda row: row <> certificate_row)),
               CASE WHEN disability_held.held IS NOT NULL THEN military_held.held.source_row END,
               list_max(list_filter(military_held.all_rows, lambda row: row <> certificate_row)),
               0) AS other_certificate_row,
           year(born_on) * 12 + month(born_on) - 1 AS birth_month,
           of_worker AND NOT is_male AS retires_at_fifty,
           coalesce(closed_on <= getvariable('first_day'), false) AS employer_has_ended,
           coalesce(wage_elsewhere, 0) AS wage_elsewhere,
           coalesce([3, 2, 4, 1][rank_elsewhere], 0) AS insurance_status_elsewhere,
           CASE WHEN dispatch_side = 2 THEN host_id ELSE evidence.employer_id END AS credit_to,
           established OR contract_months >= getvariable('contract_months_required') AS lasting,
           disability_level > 0
               OR military_level BETWEEN 1 AND getvariable('military_counts_until') AS certified
    FROM evidence
    JOIN holders USING (person_id)
    LEFT JOIN disability_held USING (person_id)
    LEFT JOIN military_held USING (person_id)
    LEFT JOIN employers USING (employer_id)
    LEFT JOIN elsewhere USING (person_id, employer_id)
), posts AS (
    SELECT *, count_if(lasting) OVER (PARTITION BY person_id)::INT AS contract_employers,
           count_if(wage > 0 AND insurance_status > 0) OVER (PARTITION BY person_id)::INT
               AS paying_insurers
    FROM facts
), considered AS (
    SELECT *, dispatch_side = 0 AND lasting AND contract_employers = 1
               AND paying_insurers = 0 AS counts_elsewhere,
           CASE WHEN counts_elsewhere THEN greatest(wage, wage_elsewhere)
                ELSE wage END AS wage_considered,
           CASE WHEN counts_elsewhere AND insurance_status NOT IN (1, 4)
                 AND insurance_status_elsewhere > 0 THEN insurance_status_elsewhere
                ELSE insurance_status END AS insurance_considered,
           CASE WHEN retires_at_fifty THEN getvariable('retirement_age_of_workers')
                WHEN is_male THEN getvariable('working_age_until_male')
                ELSE getvariable('working_age_until_female') END AS old_retirement_age,
           -- Whoever reached the old age before 2025 is not touched: nought months of delay.
           greatest(birth_month + old_retirement_age - (2024 * 12 + 11), 0) AS months_after_2024,
           CASE WHEN retires_at_fifty
                THEN least((months_after_2024 + getvariable('delay_interval_of_workers') - 1)
                               // getvariable('delay_interval_of_workers'),
                           getvariable('longest_delay_of_workers'))
                ELSE least((months_after_2024 + getvariable('delay_interval') - 1)
                               // getvariable('delay_interval'),
                           getvariable('longest_delay')) END AS retirement_delay,
           age_months >= getvariable('working_age_from')
               AND age_months < old_retirement_age + retirement_delay AS aged,
           wage_considered >= getvariable('minimum_wage') AS paid,
           insurance_considered IN (1, 4) AS insured,
           dispatch_side NOT IN (3, 4) AS clear,
           certified AND aged AND lasting AND paid AND insured AND clear
               AND NOT employer_has_ended AS alone
    FROM posts
), claimed AS (
    SELECT *, count_if(alone) OVER (PARTITION BY person_id)::INT AS claims FROM considered
)
SELECT *,
       CASE WHEN NOT alone OR claims > 1 THEN 0
            WHEN disability_level BETWEEN 1 AND getvariable('disability_severe_until')
              OR military_level BETWEEN 1 AND getvariable('military_severe_until') THEN 2
            ELSE 1 END::TINYINT AS counts,
       (CASE WHEN certified THEN 0 ELSE 1 END
        + CASE WHEN aged THEN 0 ELSE 2 END
        + CASE WHEN NOT is_established AND contract_months = 0 THEN 4 ELSE 0 END
        + CASE WHEN NOT lasting AND contract_months > 0 THEN 8 ELSE 0 END
        + CASE WHEN wage_considered = 0 THEN 16 ELSE 0 END
        + CASE WHEN NOT paid AND wage_considered > 0 THEN 32 ELSE 0 END
        + CASE WHEN insurance_considered = 0 THEN 64 ELSE 0 END
        + CASE WHEN NOT insured AND insurance_considered > 0 THEN 128 ELSE 0 END
        + CASE WHEN dispatch_side = 3 THEN 256 ELSE 0 END
        + CASE WHEN alone AND claims > 1 THEN 512 ELSE 0 END
        + CASE WHEN dispatch_side = 4 THEN 1024 ELSE 0 END
        + CASE WHEN employer_has_ended THEN 2048 ELSE 0 END)::INT AS failed
FROM claimed;

COPY (
    SELECT getvariable('month')::INT AS month, employer_id, person_id, credit_to, counts, failed,
           disability_level::TINYINT AS disability_level, military_level::TINYINT AS military_level,
           age_months::INT AS age_months, birth_month::INT AS birth_month, retires_at_fifty,
           is_male, is_established, contract_months::INT AS contract_months, contract_employers,
           wage, wage_elsewhere, insurance_status,
           insurance_status_elsewhere::TINYINT AS insurance_status_elsewhere, paying_insurers,
           dispatch_side, employer_has_ended, claims, certificate_row, other_certificate_row,
           contract_row, insurance_row, wage_row, dispatch_row, other_dispatch_row
    FROM judged ORDER BY employer_id, person_id
) TO '{month_file}' (FORMAT parquet, COMPRESSION zstd);
