import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** What of a decision of the nation is a province's stands among the province's own, entered and approved by nobody of it. */
export class FollowTheNation extends Migration {
  readonly id = '20261130T1830-follow-the-nation';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE unit_proposals
        ADD COLUMN national boolean NOT NULL DEFAULT false,
        ADD COLUMN outside uuid[] NOT NULL DEFAULT '{}',
        DROP CONSTRAINT ck_unit_proposals_approved,
        ADD CONSTRAINT ck_unit_proposals_approved CHECK (CASE WHEN national
          THEN state NOT IN ('draft', 'proposed') AND entered_by = '{}' AND approved_by IS NULL AND event_ids <> '{}'
          ELSE (state IN ('draft', 'proposed')) = (approved_by IS NULL) AND (approved_by IS NULL) = (event_ids = '{}')
        END);
      COMMENT ON COLUMN unit_proposals.national IS 'The nation decided it, and the register told it: this is what of it is the province''s';
      COMMENT ON COLUMN unit_proposals.outside IS 'Of its units those that are another province''s from its day on';
      ALTER TABLE unit_proposal_acts
        DROP CONSTRAINT ck_unit_proposal_acts_by,
        ADD CONSTRAINT ck_unit_proposal_acts_by
          CHECK (CASE kind WHEN 'tookEffect' THEN by_user IS NULL WHEN 'reversed' THEN true ELSE by_user IS NOT NULL END)`);
  }
}
