/** What queries of findings are made of: where findings come from, and how texts are looked for. */

export const EVALUATIONS = `
  (SELECT rule_id, type, resource_id, compliance AS kind, annotation AS text, ordering_at AS at FROM evaluations)`;

/** Those that are made good are deleted. */
export const SKIPS = `
  (SELECT rule_id, type, resource_id, 'SKIPPED' AS kind,
     'Needs ' || needs || iif(reason IS NULL, '', ': ' || reason) AS text, at
   FROM skipped)`;

/**
 * The last failure for each rule and resource, unless a verdict or a skip came after it; likewise of each schedule.
 */
export const FAILURES = `
  (SELECT rule_id, type, resource_id, 'FAILED' AS kind, text, at
   FROM (
     SELECT rule_id, ifnull(items.type, '') AS type, ifnull(items.resource_id, '') AS resource_id,
       max(deliveries.id) AS id, last_error AS text, taken_at AS at
     FROM deliveries
     JOIN notifications ON notifications.id = deliveries.notification_id
     LEFT JOIN items ON items.id = notifications.item_id
     WHERE state = 'failed'
     GROUP BY 1, 2, 3
   ) AS failure
   WHERE CASE WHEN type <> '' THEN NOT EXISTS (
     SELECT 1 FROM evaluations
     WHERE evaluations.rule_id = failure.rule_id AND evaluations.type = failure.type
       AND evaluations.resource_id = failure.resource_id AND recorded_at > failure.at
   ) AND NOT EXISTS (
     SELECT 1 FROM skipped
     WHERE skipped.rule_id = failure.rule_id AND skipped.type = failure.type
       AND skipped.resource_id = failure.resource_id AND skipped.at > failure.at
   ) ELSE NOT EXISTS (
     SELECT 1 FROM deliveries AS later JOIN notifications ON notifications.id = later.notification_id
     WHERE later.rule_id = failure.rule_id AND later.on_demand IN (0, 1) AND later.state IN ('done', 'skipped')
       AND later.id > failure.id AND kind = 'scheduled'
   ) END)`;

/** As SQLite lowers: letters of ASCII alone. */
export const lowered = (text: string | undefined): string | null =>
  text?.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) ?? null;
