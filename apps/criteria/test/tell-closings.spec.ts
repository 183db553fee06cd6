import { FiguresClosed, FiguresOpened } from '@langmoi/contracts/figure-closings';
import { runMigrations } from '@langmoi/platform/migrations';
import { freshDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { migrations } from '../src/migrate';
import { TellClosings } from '../src/migrations/20261201T0000-tell-closings';

const before = migrations.filter((one) => one !== TellClosings);
const paper = { document: 'Báo cáo 25/BC-BCĐ', date: '2020-06-20', line: null };

it('tells of closings that were there before, each by its last word and the day it had in its province', async () => {
  const database = await freshDatabase('criteria', before);
  const { admin, migratorUrl } = database;
  const [provinceId, opened, stands, ofReal, person] = Array.from({ length: 5 }, () => randomUUID());
  try {
    const closing = `INSERT INTO figure_closings VALUES
      ($1, $2, $3, $4, $5, 'coordinationOffice', $6, '2026-11-30T18:00:00Z', NULL, 'own')`;
    await admin.query(closing, [opened, provinceId, '2020-03-31', paper, true, person]);
    await admin.query(closing, [stands, provinceId, '2020-06-30', paper, true, person]);
    await admin.query(closing, [ofReal, randomUUID(), '2026-10-31', paper, false, person]);
    await admin.query(
      `INSERT INTO figure_openings VALUES ($1, $2, 'nhầm', 'chairmanOffice', $3, '2026-11-30T18:00:00Z', NULL, 'own')`,
      [opened, provinceId, person],
    );

    expect(await runMigrations({ MIGRATOR_DATABASE_URL: migratorUrl }, migrations)).toEqual([new TellClosings().id]);
    const told: { envelope: { type: string } }[] = await admin.query(
      `SELECT envelope FROM outbox_events WHERE topic = $1 AND key = envelope ->> 'subject'`,
      [FiguresClosed.topic],
    );
    const read = told.map(({ envelope }) =>
      (envelope.type === FiguresOpened.type ? FiguresOpened : FiguresClosed).schema.parse(envelope),
    );
    const byClosing = new Map(read.map((event) => [event.subject, event]));
    expect(byClosing.size).toBe(3);
    expect(byClosing.get(opened!)).toMatchObject({
      ...{ type: FiguresOpened.type, aggregateversion: 2, provinceid: provinceId },
      data: { closingId: opened, until: '2020-03-31', role: 'chairmanOffice', knownOn: '2020-06-20', reason: 'nhầm' },
    });
    expect(byClosing.get(stands!)).toMatchObject({
      ...{ type: FiguresClosed.type, aggregateversion: 1 },
      data: { until: '2020-06-30', role: 'coordinationOffice', knownOn: '2020-06-30', paper, rehearsal: true },
    });
    // 18:00 UTC is 01:00 of the next day in Viet Nam
    expect(byClosing.get(ofReal!)).toMatchObject({ data: { knownOn: '2026-12-01', rehearsal: false } });
    const versions: unknown = await admin.query(
      `SELECT subject::text, version::int FROM aggregate_versions WHERE topic = $1 AND subject = $2`,
      [FiguresClosed.topic, opened],
    );
    expect(versions).toEqual([{ subject: opened, version: 2 }]);
    const unforced: unknown = await admin.query(
      `SELECT relname FROM pg_class WHERE NOT relforcerowsecurity
          AND relname IN ('figure_closings', 'figure_openings', 'outbox_events')`,
    );
    expect(unforced).toEqual([]);
  } finally {
    await database.drop();
  }
});
