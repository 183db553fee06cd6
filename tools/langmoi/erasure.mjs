import { readFileSync } from 'node:fs';

/** Tables of identity that belong to an account, and have no province: of their rows only whose they were is written. */
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

/** As the migrator, who owns the tables and whom their policies bind: no other province's row can be touched. */
export async function inProvince(client, provinceId, work) {
  await client.query('BEGIN');
  try {
    await client.query(`SELECT set_config('app.province_id', $1, true)`, [provinceId]);
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Whether a service did a command of the province, or announced something of it, since an instant. */
export async function changedSince(client, provinceId, instant) {
  const { rows: tables } = await client.query(
    `SELECT name FROM unnest(ARRAY['outbox_events', 'idempotency_keys']) AS name WHERE to_regclass(name) IS NOT NULL`,
  );
  for (const { name } of tables) {
    const sql = `SELECT FROM ${name} WHERE province_id = $1 AND created_at >= $2 LIMIT 1`;
    if ((await client.query(sql, [provinceId, instant])).rowCount > 0) return true;
  }
  return false;
}

/** Deletes a province's rows of one service in one transaction, each into a file of `files` before. */
export async function erase(client, files, asked) {
  const { service, provinceId } = asked;
  await files.settle(client, service);
  const draft = await inProvince(client, provinceId, async () => {
    const { write, keep } = await files.open(client, service);
    await eraseRows(client, { ...asked, write });
    return { keep };
  });
  draft.keep();
}

/** Announces the end of every subject of the province on a topic that keeps whole states. */
export async function endSubjects(client, provinceId) {
  const { rows } = await client.query(`SELECT to_regclass('outbox_events') IS NOT NULL AS there`);
  if (rows[0].there) await client.query(ending, [compacted(), provinceId]);
}

function compacted() {
  const topics = JSON.parse(readFileSync(new URL('../../deploy/kafka/topics.json', import.meta.url), 'utf8'));
  return topics.filter((topic) => topic.compacted).map(({ name }) => name);
}

/** Children first; events that may still have to leave only where `outbox` says so. */
async function eraseRows(client, { service, provinceId, write, officers, accounts, outbox }) {
  const remove = async (table, where, value, shown = 'to_jsonb(t)') => {
    const sql = `DELETE FROM ${table} AS t WHERE ${where} RETURNING (${shown})::text AS row`;
    const { rows } = await client.query(sql, [value]);
    if (rows.length > 0) {
      write(
        table,
        rows.map(({ row }) => row),
      );
    }
  };
  await client.query('SET CONSTRAINTS ALL DEFERRED'); // where two tables refer to each other
  for (const table of await childrenFirst(client)) {
    if (table === 'outbox_events' && !outbox) continue;
    await remove(table, table === 'provinces' ? 'id = $1' : 'province_id = $1', provinceId);
  }
  if (service === 'recognition') await remove('known_provinces', 'id = $1', provinceId);
  const ofOwner = (table, owner, ids) =>
    remove(table, `${owner} = ANY ($1)`, ids, `jsonb_build_object('${owner}', t.${owner})`);
  if (service === 'gateway') await ofOwner('sessions', 'officer_id', officers);
  if (service === 'identity') for (const table of secrets) await ofOwner(table, 'account_id', accounts);
}

const ofProvinces = `c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND EXISTS (
  SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'province_id' AND NOT a.attisdropped)`;

/** What no policy lets the migrator delete. */
const staying = `c.relrowsecurity AND NOT EXISTS (
  SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd IN ('*', 'd')
     AND p.polroles && ARRAY[0::oid, (SELECT oid FROM pg_roles WHERE rolname = current_user)])`;

/** Tables with rows of provinces, each before those that it refers to; what can wait for the transaction's end does. */
async function childrenFirst(client) {
  const { rows } = await client.query(
    `SELECT c.relname AS name,
            ARRAY(SELECT DISTINCT p.relname::text FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid
                   WHERE f.conrelid = c.oid AND f.contype = 'f' AND NOT f.condeferrable AND p.oid <> c.oid) AS refers
       FROM pg_class c
      WHERE c.oid = to_regclass('provinces') OR (${ofProvinces} AND NOT (${staying}))
      ORDER BY 1`,
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

/** What stays of the province in one service, and why. Throws where nothing says why it does. */
export async function kept(client, provinceId) {
  const { rows } = await client.query(
    `SELECT c.relname AS name, EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'register') AS law
       FROM pg_class c WHERE ${ofProvinces} AND ${staying} ORDER BY 1`,
  );
  const stays = [];
  for (const { name, law } of rows) {
    const found = await client.query(`SELECT count(*)::int AS n FROM ${name} WHERE province_id = $1`, [provinceId]);
    const why = law ? publicLaw : reasons[name];
    if (!why) throw new Error(`No policy lets rows of ${name} be deleted, and nothing says why`);
    stays.push({ what: name, rows: found.rows[0].n, why });
  }
  return stays;
}

const publicLaw = 'Sổ đơn vị hành chính là thông tin công khai của cả nước; của người ghi chỉ còn mã, không còn tên';
const reasons = { province_reads: 'Nhật ký các cơ quan trung ương đã đọc tỉnh' };

/** Nothing on a topic expires (`retention.ms = -1`); what was sent there cannot be taken back. */
export const keptOnTopics = {
  what: 'Kafka',
  why:
    'Sự kiện đã gửi ở lại trên chủ đề, không hết hạn, không có tên người; dựng lại báo cáo từ chủ đề không đưa tỉnh trở lại. ' +
    'Trên chủ đề trạng thái, sự kết thúc đã được ghi; trạng thái cũ, trong đó có tên đăng nhập, còn đến khi Kafka nén chủ đề',
};
