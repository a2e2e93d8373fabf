-- Apache Spark 3.5 and later (spark-sql -f): different persons by user, over all nodes whose logs lie there and all the time of them.
-- Nodes count a person once if they have the same state/subject.key. Up to 384 persons the number is exact.
CREATE OR REPLACE TEMPORARY VIEW rowtally USING json OPTIONS (path '/var/log/rowtally/*/telemetry*.jsonl*');

SELECT id, sum(persons) AS persons
FROM (SELECT user.id AS id, hll_sketch_estimate(hll_union_agg(unbase64(pii.subjects.sketch.b64))) AS persons
      FROM rowtally
      WHERE event.action = 'pii-read-rollup'
      GROUP BY user.id, pii.subjects.sketch.key_id)
GROUP BY id
ORDER BY persons DESC, id;
