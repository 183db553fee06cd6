import type { ServiceUnderTest } from './service';

interface Statements {
  /** The service, with its demo loaded once. */
  readonly service: () => ServiceUnderTest;
  readonly load: () => Promise<unknown>;
  /** The aggregate: `line` of `lines` and `line_records`, and of `lineId` in its event. */
  readonly subject: string;
  /** The event that tells of a record. */
  readonly event: { readonly type: string };
}

/** The cases that every load of papers is held to: each statement once, and a corrected one beside the old. */
export function itTakesInStatements({ service, load, subject, event }: Statements): void {
  const [facts, records] = [`${subject}s`, `${subject}_records`];
  const ask = <R>(sql: string, parameters: unknown[] = []): Promise<R[]> =>
    service().database.admin.query(sql, parameters);

  it(`tells of every statement once, with the ${subject} as subject`, async () => {
    const events = await service().events(event.type);
    const [said] = await ask<{ count: number }>(`SELECT count(*)::int FROM ${facts}`);
    expect(said?.count).toBeGreaterThan(0);
    expect(events).toHaveLength(said?.count ?? 0);
    const [keyed] = await ask<{ count: number }>(
      `SELECT count(*)::int FROM outbox_events WHERE key = envelope->>'subject' AND key = envelope->'data'->>$1`,
      [`${subject}Id`],
    );
    expect(keyed?.count).toBe(events.length);
  });

  it('changes and announces nothing when it is loaded again', async () => {
    const tables = await ask<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
    );
    const state = () =>
      Promise.all(
        tables.map(({ name }) =>
          ask(`SELECT '${name}' AS name, count(*), md5(string_agg(t::text, ';' ORDER BY t::text)) FROM ${name} t`),
        ),
      );
    const before = await state();
    await load();
    expect(await state()).toEqual(before);
  });

  it('takes in a corrected statement as the next version, and keeps the old one', async () => {
    const versions = (id: string) =>
      ask<{ version: number; printed: string | null }>(
        `SELECT version, printed_rate AS printed FROM ${records} WHERE ${subject}_id = $1 ORDER BY version`,
        [id],
      );
    const [first] = await ask<{ id: string }>(`SELECT id FROM ${facts} ORDER BY id LIMIT 1`);
    const id = first?.id ?? '';
    const [right] = await versions(id);
    await ask(`UPDATE ${records} SET id = gen_random_uuid(), printed_rate = 'misread' WHERE ${subject}_id = $1`, [id]);
    await load();
    expect(await versions(id)).toEqual([
      { version: 1, printed: 'misread' },
      { version: 2, printed: right?.printed },
    ]);
  });
}
