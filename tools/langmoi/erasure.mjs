import { readFileSync } from 'node:fs';

/** Tables of identity that belong to an account, and have no province: their rows are counted, and written nowhere. */
const secrets = ['passwords', 'totp_secrets', 'passkeys', 'recovery_codes', 'invitations', 'ceremonies', 'sign_ins'];

/** What an event of a topic of whole states leaves: its end, so that no copy that is built anew brings it back. */
const ending = `
  WITH ended AS (
    SELECT DISTINCT ON (topic, key) topic, key, envelope FROM outbox_events
     WHERE topic = ANY ($1) AND province_id = $2 ORDER BY topic, key, seq DESC
  ), next AS (
    UPDATE aggregate_versions v SET version = v.version + 1 FROM ended e
     WHERE v.topic = e.topic AND v.subject = e.key::uuid AND e.envelope ? 'data'
    RETURNING v.topic, v.subject, v.version
  )
  INSERT INTO outbox_events (id, topic, key, envelope)
  SELECT made.id, e.topic, e.key, (e.envelope - 'data' - 'datacontenttype' - 'traceparent') || jsonb_build_object(
           'id', made.id, 'time', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'aggregateversion', n.version)
    FROM next n JOIN ended e ON e.topic = n.topic AND e.key::uuid = n.subject, LATERAL (SELECT uuidv7() AS id WHERE n.version > 0) made`;

export const bind = (client, tenant) => client.query(`SELECT set_config('app.province_id', $1, true)`, [tenant]);

/** Announces the end of every subject of the province on a topic that keeps whole states. */
export async function endSubjects(client, provinceId) {
  const { rows } = await client.query(`SELECT to_regclass('outbox_events') IS NOT NULL AS there`);
  if (rows[0].there) await client.query(ending, [compacted(), provinceId]);
}

function compacted() {
  const topics = JSON.parse(readFileSync(new URL('../../deploy/kafka/topics.json', import.meta.url), 'utf8'));
  return topics.filter((topic) => topic.compacted).map(({ name }) => name);
}

/**
 * Deletes a province's rows of one service, children first, and hands each row to `write` before; events that may
 * still have to leave only where `outbox` says so. Answers with counts by table.
 */
export async function eraseRows(client, { service, provinceId, write, officers, accounts, outbox }) {
  const counts = {};
  const remove = async (table, where, value, isSecret = false) => {
    const { rows } = await client.query(`DELETE FROM ${table} AS t WHERE ${where} RETURNING to_jsonb(t)::text AS row`, [
      value,
    ]);
    if (rows.length === 0) return;
    counts[table] = rows.length;
    if (!isSecret)
      write(
        table,
        rows.map(({ row }) => row),
      );
  };
  for (const table of await childrenFirst(client)) {
    if (table === 'outbox_events' && !outbox) continue;
    await remove(table, table === 'provinces' ? 'id = $1' : 'province_id = $1', provinceId);
  }
  if (service === 'recognition') await remove('known_provinces', 'id = $1', provinceId);
  if (service === 'gateway') await remove('sessions', 'officer_id = ANY ($1)', officers, true);
  if (service === 'identity') for (const table of secrets) await remove(table, 'account_id = ANY ($1)', accounts, true);
  return counts;
}

/** The nation's record and the register of units are not the province's to lose: they have no policy to delete by. */
const nations = ['province_reads', 'unit_events', 'unit_states', 'unit_findings', 'province_removals'];

/** Tables with rows of provinces, each before those that it refers to. */
async function childrenFirst(client) {
  const { rows } = await client.query(
    `SELECT c.relname AS name,
            ARRAY(SELECT DISTINCT p.relname::text FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid
                   WHERE f.conrelid = c.oid AND f.contype = 'f' AND p.oid <> c.oid) AS refers
       FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1)
        AND (c.relname = 'provinces' OR EXISTS (
              SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'province_id' AND NOT a.attisdropped))
      ORDER BY 1`,
    [nations],
  );
  const left = new Map(rows.map(({ name, refers }) => [name, refers]));
  const order = [];
  while (left.size > 0) {
    const next = [...left.keys()].find(
      (name) => ![...left].some(([other, refers]) => other !== name && refers.includes(name)),
    );
    if (!next) throw new Error(`Tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    order.push(next);
    left.delete(next);
  }
  return order;
}

/** What stays, and why. */
export async function kept(client, provinceId) {
  const count = async (sql) => (await client.query(sql, [provinceId])).rows[0].n;
  return [
    {
      what: 'unit_events',
      rows: await count('SELECT count(*)::int AS n FROM unit_events WHERE province_id = $1'),
      why: 'Sổ đơn vị hành chính là thông tin công khai của cả nước',
    },
    { what: 'province_reads', why: 'Nhật ký các cơ quan trung ương đã đọc tỉnh' },
    { what: 'Kafka', why: 'Sự kiện đã gửi không có tên người, hết hạn theo thời gian lưu của chủ đề' },
  ];
}
