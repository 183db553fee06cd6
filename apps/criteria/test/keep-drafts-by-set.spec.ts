import { runMigrations } from '@langmoi/platform/migrations';
import { freshDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { migrations } from '../src/migrate';
import { KeepDraftsBySet } from '../src/migrations/20261201T0320-keep-drafts-by-set';

const before = migrations.filter((one) => one !== KeepDraftsBySet);

it('makes what was typed before a draft of the set that was in force on the day', async () => {
  const database = await freshDatabase('criteria', before);
  const { admin, migratorUrl } = database;
  const [demo, real, nothing, ofDemo, ofReal, atMidnight, ofNothing] = Array.from({ length: 7 }, () => randomUUID());
  const set = `INSERT INTO criteria_sets (province_id, id, version, title, tier, period, legal_basis, confidence,
    criteria, issuer, effective, level) VALUES ($1, $2, $3, '{}', 'NTM', $4, '', 'seed', '[]', $5, $6, $7)`;
  const days = (fromOn: string | null) => ({ fromOn, toOn: null });
  const typed = [{ criterion: 1, state: 'missing' }];
  try {
    await admin.query(`INSERT INTO directory_provinces VALUES ($1, true, '2020-07-01'), ($2, false, '2020-07-01')`, [
      ...[demo, real],
    ]);
    for (const provinceId of [demo, real, nothing]) {
      await admin.query(set, [provinceId, 'first', 1, '2016-2020', 'national', days(null), 'commune']);
      await admin.query(set, [provinceId, 'own', 1, '2016-2020', '84', days(null), 'commune']);
      await admin.query(set, [provinceId, 'own', 2, '2016-2020', '84', days('2017-06-01'), 'commune']);
      await admin.query(set, [provinceId, 'district', 1, '2016-2020', '84', days('2018-01-01'), 'district']);
      if (provinceId !== nothing)
        await admin.query(set, [provinceId, 'next', 1, '2021-2099', 'national', days(null), 'commune']);
    }
    const draft = `INSERT INTO drafts VALUES ($1, $2, 'NTM', 3, $3, $4)`;
    await admin.query(draft, [demo, ofDemo, JSON.stringify(typed), '2026-11-30T18:00:00Z']);
    await admin.query(draft, [real, ofReal, JSON.stringify(typed), '2026-11-30T18:00:00Z']);
    // 18:00 UTC is 01:00 of the next day in Viet Nam
    await admin.query(draft, [real, atMidnight, JSON.stringify(typed), '2020-12-31T18:00:00Z']);
    await admin.query(draft, [nothing, ofNothing, JSON.stringify(typed), '2026-11-30T18:00:00Z']);

    expect(await runMigrations({ MIGRATOR_DATABASE_URL: migratorUrl }, migrations)).toEqual([new KeepDraftsBySet().id]);
    const kept: { commune_id: string }[] = await admin.query(
      `SELECT commune_id, criteria_set, revision, results FROM drafts`,
    );
    const setOf = new Map(kept.map(({ commune_id: id, ...rest }) => [id, rest]));
    const all = [
      [ofDemo, 'own'],
      [ofReal, 'next'],
      [atMidnight, 'next'],
      [ofNothing, 'own'],
    ] as const;
    for (const [id, name] of all) expect(setOf.get(id!)).toEqual({ criteria_set: name, revision: 3, results: typed });
    const unforced: unknown = await admin.query(
      `SELECT relname FROM pg_class WHERE NOT relforcerowsecurity
          AND relname IN ('drafts', 'criteria_sets', 'directory_provinces')`,
    );
    expect(unforced).toEqual([]);
  } finally {
    await database.drop();
  }
});

it('has room for the draft of a district by its own tier, and none for a tier that nobody knows', async () => {
  const database = await freshDatabase('criteria', migrations);
  const draft = `INSERT INTO drafts (province_id, commune_id, tier, criteria_set, revision, results, saved_at)
    VALUES ($1, $2, $3, 'nine', 1, '[]', now())`;
  try {
    await database.admin.query(draft, [randomUUID(), randomUUID(), 'HOAN_THANH']);
    await expect(database.admin.query(draft, [randomUUID(), randomUUID(), 'OTHER'])).rejects.toThrow('ck_drafts_tier');
  } finally {
    await database.drop();
  }
});
