-- Every pair of the sampled seekers and all posts that no limit keeps apart.
SELECT s.row AS seeker, p.row AS post
FROM seekers s
JOIN reach r ON r.home = s.township
JOIN posts p ON p.township = r.township
WHERE (p.demand_0 & ~s.capacity_0) = 0 AND (p.demand_1 & ~s.capacity_1) = 0
  AND (p.must_0 & ~s.skills_0) = 0 AND (p.must_1 & ~s.skills_1) = 0
  AND (s.needs & ~p.offered) = 0
  AND (s.levels & p.levels) <> 0 AND (s.categories & p.categories) <> 0
  AND (p.reserved < p.openings
       OR ((s.levels & p.reserved_levels) <> 0 AND (s.categories & p.reserved_categories) <> 0))
  AND (s.forms & p.form) <> 0
  AND p.hours <= s.hours AND p.days <= s.days
  AND (NOT p.nights OR s.nights) AND (NOT p.shifts OR s.shifts)
  AND p.wage_max >= s.wage_min AND p.education <= s.education
  AND CASE WHEN p.remote = 2 THEN s.remote <> 0
      ELSE s.remote <> 2
           AND (s.township = p.township
                OR r.metres <= s.limit_m + CASE WHEN (p.there & $bus) <> 0 THEN $bus_m ELSE 0 END)
      END
  AND NOT EXISTS (
      FROM refused f
      WHERE f.seeker = s.row AND p.occupation BETWEEN f.first AND f.last)
