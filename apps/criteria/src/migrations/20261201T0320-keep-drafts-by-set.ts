import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** In January last year's form is typed beside this year's: each set has its draft. Districts type theirs as well. */
export class KeepDraftsBySet extends Migration {
  readonly id = '20261201T0320-keep-drafts-by-set';

  protected async change(runner: QueryRunner): Promise<void> {
    const read = ['drafts', 'criteria_sets', 'directory_provinces'];
    for (const table of read) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(named);
    for (const table of read) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(keyed);
  }
}

/**
 * A draft of before was of the set that was in force when it was saved; of a rehearsal, on the province's day. Where the
 * law has been changed since so that none was, it is of the last that began: what somebody typed is not thrown away.
 */
const named = `
  ALTER TABLE drafts ADD COLUMN criteria_set text;
  UPDATE drafts d SET criteria_set = (
    SELECT s.id
      FROM criteria_sets s
      LEFT JOIN directory_provinces p ON p.province_id = d.province_id,
      LATERAL (SELECT
        CASE WHEN p.is_demo THEN p.today ELSE (d.saved_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END AS was_on,
        coalesce(s.effective ->> 'fromOn', left(s.period, 4) || '-01-01')::date AS from_on,
        coalesce(s.effective ->> 'toOn', right(s.period, 4) || '-12-31')::date AS to_on) days
     WHERE s.province_id = d.province_id AND s.tier = d.tier AND s.level = 'commune'
     ORDER BY was_on BETWEEN from_on AND to_on DESC, from_on DESC, s.issuer = 'national', s.version DESC
     LIMIT 1)`;

const keyed = `
  ALTER TABLE drafts ALTER COLUMN criteria_set SET NOT NULL,
    DROP CONSTRAINT drafts_pkey, ADD PRIMARY KEY (commune_id, tier, criteria_set),
    DROP CONSTRAINT ck_drafts_tier, ADD CONSTRAINT ck_drafts_tier
      CHECK (tier IN ('NTM', 'NANG_CAO', 'KIEU_MAU', 'HOAN_THANH', 'HIEN_DAI'));
  COMMENT ON COLUMN drafts.commune_id IS 'The commune; or the district, of its own criteria'`;
