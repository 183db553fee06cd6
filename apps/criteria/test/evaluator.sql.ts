/**
 * Judges communes by a set in SQL: of the moment `$3` (about which day) and `$4` (by what was known when) every commune of
 * the province `$1` by each criterion of the set `$2`. Written from ADR 32 and 33 and from no line of `judge`: what counts
 * is found by what nothing is newer than, shares are compared by cross-multiplication. Knows the kinds that are entered,
 * a national and a province's rule that look the same way, and the region ĐBSCL.
 */
export const evaluator = `
  WITH asked AS (SELECT $1::uuid AS province, $2::text AS set, $3::date AS day, $4::date AS known),
  criteria AS (
    SELECT (c ->> 'no')::int AS no, c -> 'indicators' AS indicators
      FROM asked, criteria_sets s, jsonb_array_elements(s.criteria) c WHERE s.province_id = province AND s.id = set),
  indicators AS (
    SELECT no, i ->> 'code' AS code, i ->> 'operator' AS operator, i -> 'law' AS law
      FROM criteria, jsonb_array_elements(indicators) i),
  rules AS (
    SELECT code, coalesce(r ->> 'part', 'whole') AS part, r ->> 'setBy' AS by, r ->> 'operator' AS operator,
           (r ->> 'value')::numeric AS value
      FROM asked, indicators, jsonb_array_elements(law -> 'thresholds') r
     WHERE coalesce(r ->> 'region', 'ĐBSCL') = 'ĐBSCL'
       AND day BETWEEN coalesce((r ->> 'fromOn')::date, day) AND coalesce((r ->> 'toOn')::date, day)),
  thresholds AS (
    SELECT code, part, coalesce(p.operator, n.operator) AS operator,
           CASE WHEN p.code IS NULL THEN n.value
                WHEN n.code IS NULL OR p.value IS NULL THEN p.value
                WHEN n.value IS NULL THEN p.value
                WHEN p.operator = '>=' THEN greatest(p.value, n.value) ELSE least(p.value, n.value) END AS value
      FROM (SELECT * FROM rules WHERE by = 'province') p
      FULL JOIN (SELECT * FROM rules WHERE by = 'national') n USING (code, part)),
  units AS (SELECT u.id, u.kind FROM asked, directory_units u WHERE u.province_id = province AND u.level = 'commune'),
  known_figures AS (
    SELECT f.* FROM asked, figures f
     WHERE f.province_id = province AND f.criteria_set = set AND f.as_of <= day AND f.known_on <= known),
  standing AS (
    SELECT * FROM known_figures f WHERE value IS NOT NULL AND NOT EXISTS (
      SELECT FROM known_figures g WHERE g.unit_id = f.unit_id AND g.indicator = f.indicator AND g.as_of = f.as_of
         AND g.version > f.version)),
  facts AS (
    SELECT * FROM standing s WHERE NOT EXISTS (
      SELECT FROM standing t WHERE t.unit_id = s.unit_id AND t.indicator = s.indicator AND t.as_of > s.as_of)),
  numbers AS (
    SELECT unit_id, indicator AS code, part, (n ->> 'numerator')::numeric AS numerator,
           (n ->> 'denominator')::numeric AS denominator, (n ->> 'per')::numeric AS per
      FROM facts, LATERAL (VALUES
        ('whole', CASE value ->> 'kind'
           WHEN 'ratio' THEN value || '{"per": 100}'
           WHEN 'ofWhich' THEN value || '{"per": 100}'
           WHEN 'amount' THEN jsonb_build_object('numerator', value -> 'value', 'denominator', 1, 'per', 1)
           WHEN 'count' THEN jsonb_build_object('numerator', value -> 'value', 'denominator', 1, 'per', 1) END),
        ('ofWhich', CASE value ->> 'kind' WHEN 'ofWhich' THEN
           jsonb_build_object('numerator', value -> 'ofWhich', 'denominator', value -> 'denominator', 'per', 100) END),
        ('women', (value -> 'women') || '{"per": 100}'),
        ('men', (value -> 'men') || '{"per": 100}')) AS v (part, n)
     WHERE n IS NOT NULL),
  compared AS (
    SELECT unit_id, code, CASE
      WHEN denominator = 0 OR t.value IS NULL THEN NULL
      WHEN t.operator = '>=' THEN numerator * per >= t.value * denominator
      ELSE numerator * per <= t.value * denominator END AS passes
      FROM numbers n LEFT JOIN thresholds t USING (code)
     WHERE t.part IS NULL OR t.part = CASE n.part WHEN 'ofWhich' THEN 'ofWhich' ELSE 'whole' END),
  unmeasured AS (
    SELECT n.unit_id, n.code, NULL::boolean AS passes FROM numbers n
     WHERE NOT EXISTS (SELECT FROM thresholds t WHERE t.code = n.code
        AND t.part = CASE n.part WHEN 'ofWhich' THEN 'ofWhich' ELSE 'whole' END)),
  computed AS (
    SELECT u.id AS unit_id, i.no, i.code, CASE
      WHEN jsonb_array_length(law -> 'onlyFor') > 0 AND NOT law -> 'onlyFor' ? u.kind THEN 'notApplicable'
      WHEN f.value IS NULL THEN 'unknown'
      WHEN f.value ->> 'kind' = 'none' THEN 'notApplicable'
      WHEN f.value ->> 'kind' = 'yesNo' THEN CASE WHEN (f.value ->> 'yes')::boolean THEN 'met' ELSE 'notMet' END
      WHEN false = ANY (passing) THEN 'notMet'
      WHEN cardinality(array_remove(passing, NULL)) < cardinality(passing) THEN 'unknown'
      ELSE 'met' END AS outcome
      FROM units u CROSS JOIN indicators i
      LEFT JOIN facts f ON f.unit_id = u.id AND f.indicator = i.code
      CROSS JOIN LATERAL (SELECT coalesce(array_agg(passes), '{}') AS passing FROM (
        TABLE compared UNION ALL TABLE unmeasured) c WHERE c.unit_id = u.id AND c.code = i.code) p),
  known_decisions AS (
    SELECT d.* FROM asked, decisions d
     WHERE d.province_id = province AND d.criteria_set = set AND d.as_of <= day AND d.known_on <= known),
  standing_decisions AS (
    SELECT d.* FROM known_decisions d WHERE met IS NOT NULL AND NOT EXISTS (
      SELECT FROM known_decisions e WHERE e.unit_id = d.unit_id AND e.as_of = d.as_of AND e.version > d.version
         AND (e.code, e.criterion) IS NOT DISTINCT FROM (d.code, d.criterion))),
  decided AS (
    SELECT d.* FROM standing_decisions d WHERE NOT EXISTS (
      SELECT FROM standing_decisions e WHERE e.unit_id = d.unit_id AND e.as_of > d.as_of
         AND (e.code, e.criterion) IS NOT DISTINCT FROM (d.code, d.criterion))),
  known_words AS (
    SELECT a.* FROM asked, assessments a
     WHERE a.province_id = province AND a.criteria_set = set AND a.as_of <= day AND a.known_on <= known),
  standing_words AS (
    SELECT a.* FROM known_words a WHERE EXISTS (
      SELECT FROM jsonb_array_elements(a.results) r WHERE r ->> 'state' IN ('achieved', 'missing'))
       AND NOT EXISTS (
         SELECT FROM known_words b WHERE b.commune_id = a.commune_id AND b.as_of = a.as_of AND b.version > a.version)),
  stated AS (
    SELECT a.commune_id AS unit_id, (r ->> 'criterion')::int AS no, r ->> 'state' AS state
      FROM standing_words a, jsonb_array_elements(a.results) r
     WHERE NOT EXISTS (
       SELECT FROM standing_words b WHERE b.commune_id = a.commune_id AND b.as_of > a.as_of)),
  indicator_outcomes AS (
    SELECT c.unit_id, c.no, CASE WHEN c.outcome = 'unknown' AND d.met IS NOT NULL
      THEN CASE WHEN d.met THEN 'met' ELSE 'notMet' END ELSE c.outcome END AS outcome
      FROM computed c LEFT JOIN decided d ON d.unit_id = c.unit_id AND d.code = c.code),
  parts AS (
    SELECT u.id AS unit_id, c.no, CASE
      WHEN count(o.outcome) = 0 THEN 'unknown'
      WHEN bool_or(o.outcome = 'notMet') THEN 'notMet'
      WHEN bool_or(o.outcome = 'unknown') THEN 'unknown'
      WHEN bool_or(o.outcome = 'met') THEN 'met'
      ELSE 'notApplicable' END AS outcome
      FROM units u CROSS JOIN criteria c LEFT JOIN indicator_outcomes o ON o.unit_id = u.id AND o.no = c.no
     GROUP BY u.id, c.no),
  outcomes AS (
    SELECT p.unit_id, p.no, CASE
      WHEN p.outcome <> 'unknown' THEN p.outcome
      WHEN d.met IS NOT NULL THEN CASE WHEN d.met THEN 'met' ELSE 'notMet' END
      WHEN s.state = 'achieved' THEN 'met'
      WHEN s.state = 'missing' THEN 'notMet'
      ELSE 'unknown' END AS outcome
      FROM parts p LEFT JOIN decided d ON d.unit_id = p.unit_id AND d.criterion = p.no
      LEFT JOIN stated s ON s.unit_id = p.unit_id AND s.no = p.no)
  SELECT unit_id AS "communeId", array_agg(outcome ORDER BY no) AS criteria,
         count(*) FILTER (WHERE outcome IN ('met', 'notApplicable'))::int AS "metCount",
         CASE WHEN bool_or(outcome = 'notMet') THEN 'notMet' WHEN bool_or(outcome = 'unknown') THEN 'unknown'
              WHEN bool_or(outcome = 'met') THEN 'met' ELSE 'notApplicable' END AS outcome
    FROM outcomes GROUP BY unit_id`;
