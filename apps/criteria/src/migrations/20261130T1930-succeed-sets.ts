import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Successors of criteria sets from their draft to the version that they become; from now on no version is rewritten. */
export class SucceedSets extends Migration {
  readonly id = '20261130T1930-succeed-sets';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(proposals);
    for (const table of ['set_proposals', 'set_proposal_acts']) await provincePolicy(runner, table);
    for (const table of ['criteria_sets', 'set_proposal_acts']) await appendOnly(runner, table);
  }
}

const proposals = `
  CREATE TABLE set_proposals (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    set_id text NOT NULL,
    base_version integer NOT NULL,
    newest_version integer NOT NULL,
    state text NOT NULL CONSTRAINT ck_set_proposals_state
      CHECK (state IN ('draft', 'submitted', 'approved', 'withdrawn')),
    draft jsonb NOT NULL,
    written_by uuid[] NOT NULL CONSTRAINT ck_set_proposals_written CHECK (cardinality(written_by) > 0),
    approved_by uuid,
    revision integer NOT NULL CONSTRAINT ck_set_proposals_revision CHECK (revision > 0),
    changed_at timestamptz NOT NULL,
    CONSTRAINT uq_set_proposals_in_province UNIQUE (province_id, id),
    CONSTRAINT fk_set_proposals_base FOREIGN KEY (province_id, set_id, base_version)
      REFERENCES criteria_sets (province_id, id, version),
    CONSTRAINT ck_set_proposals_two_persons CHECK (approved_by <> ALL (written_by)),
    CONSTRAINT ck_set_proposals_approved CHECK ((state = 'approved') = (approved_by IS NOT NULL))
  );
  CREATE INDEX ix_set_proposals_set ON set_proposals (province_id, set_id);
  COMMENT ON TABLE set_proposals IS 'What a province''s office would lay down in a criteria set: who wrote a part of it never approves it; newest_version: of the set when it was begun';
  CREATE TABLE set_proposal_acts (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT ck_set_proposal_acts_kind
      CHECK (kind IN ('begun', 'changed', 'submitted', 'returned', 'approved', 'withdrawn')),
    role text NOT NULL,
    reason text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    appointment_id uuid,
    capacity text NOT NULL CONSTRAINT ck_set_proposal_acts_capacity
      CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
    CONSTRAINT fk_set_proposal_acts_proposal FOREIGN KEY (province_id, proposal_id)
      REFERENCES set_proposals (province_id, id),
    CONSTRAINT ck_set_proposal_acts_reason CHECK ((kind IN ('returned', 'withdrawn')) = (reason IS NOT NULL))
  );
  CREATE INDEX ix_set_proposal_acts_proposal ON set_proposal_acts (proposal_id);
  COMMENT ON TABLE set_proposal_acts IS 'Who did what with a successor of a criteria set, in which office';
  ALTER TABLE criteria_sets
    ADD COLUMN proposal_id uuid CONSTRAINT uq_criteria_sets_proposal UNIQUE,
    ADD CONSTRAINT fk_criteria_sets_proposal FOREIGN KEY (province_id, proposal_id)
      REFERENCES set_proposals (province_id, id) DEFERRABLE;
  COMMENT ON COLUMN criteria_sets.proposal_id IS 'What the version came by; null: the text of the law as it was loaded'`;
