import { appendOnly, Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Decisions about units from their draft to their effect, and the successor rules that they choose among. */
export class ChangeUnits extends Migration {
  readonly id = '20261130T1600-change-units';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(proposals);
    await runner.query(whatWasDone);
    for (const table of ['unit_proposals', 'unit_proposal_acts', 'unit_change_effects']) {
      await provincePolicy(runner, table);
    }
    await appendOnly(runner, 'unit_proposal_acts');
  }
}

const proposals = `
  CREATE TABLE succession_rules (
    id text PRIMARY KEY,
    position integer NOT NULL,
    content jsonb NOT NULL
  );
  COMMENT ON TABLE succession_rules IS 'Law of every province: what becomes of what hangs on a unit that changes; of several for one case the first in order counts unless another is chosen';
  CREATE TABLE unit_proposals (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    state text NOT NULL CONSTRAINT ck_unit_proposals_state
      CHECK (state IN ('draft', 'proposed', 'approved', 'inEffect', 'reversed')),
    effective_on date NOT NULL,
    decision jsonb NOT NULL,
    happenings jsonb NOT NULL,
    rules jsonb NOT NULL,
    units jsonb NOT NULL,
    entered_by uuid[] NOT NULL,
    approved_by uuid,
    event_ids uuid[] NOT NULL,
    took_effect_on date,
    reversal jsonb,
    version integer NOT NULL CONSTRAINT ck_unit_proposals_version CHECK (version > 0),
    entered_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT uq_unit_proposals_in_province UNIQUE (province_id, id),
    CONSTRAINT fk_unit_proposals_province FOREIGN KEY (province_id) REFERENCES provinces (id),
    CONSTRAINT ck_unit_proposals_two_persons CHECK (approved_by <> ALL (entered_by)),
    CONSTRAINT ck_unit_proposals_approved CHECK ((state IN ('draft', 'proposed')) = (approved_by IS NULL)
      AND (approved_by IS NULL) = (event_ids = '{}')),
    CONSTRAINT ck_unit_proposals_effect CHECK (state <> 'inEffect' OR took_effect_on IS NOT NULL),
    CONSTRAINT ck_unit_proposals_reversal CHECK ((state = 'reversed') = (reversal IS NOT NULL))
  );
  CREATE INDEX ix_unit_proposals_due ON unit_proposals (province_id, effective_on) WHERE state = 'approved';
  COMMENT ON TABLE unit_proposals IS 'Decisions about units: who entered them never approves them; event_ids: what the register learned by the approval'`;

const whatWasDone = `
  CREATE TABLE unit_proposal_acts (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT ck_unit_proposal_acts_kind
      CHECK (kind IN ('drafted', 'amended', 'proposed', 'returned', 'approved', 'tookEffect', 'reversed')),
    by_user uuid,
    by_appointment uuid,
    capacity text NOT NULL,
    reason text,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT fk_unit_proposal_acts_proposal FOREIGN KEY (province_id, proposal_id)
      REFERENCES unit_proposals (province_id, id),
    CONSTRAINT ck_unit_proposal_acts_by CHECK ((kind = 'tookEffect') = (by_user IS NULL)),
    CONSTRAINT ck_unit_proposal_acts_reason CHECK (kind NOT IN ('returned', 'reversed') OR reason IS NOT NULL)
  );
  CREATE INDEX ix_unit_proposal_acts_proposal ON unit_proposal_acts (proposal_id);
  COMMENT ON TABLE unit_proposal_acts IS 'Who did what with a decision about units; its effect comes with its day, by nobody';
  CREATE TABLE unit_change_effects (
    proposal_id uuid,
    subject_id uuid,
    province_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT ck_unit_change_effects_kind
      CHECK (kind IN ('appointment', 'unit', 'organisation')),
    unit_id uuid NOT NULL,
    label text NOT NULL,
    before jsonb,
    version integer,
    state text NOT NULL CONSTRAINT ck_unit_change_effects_state CHECK (state IN ('applied', 'restored', 'kept')),
    PRIMARY KEY (proposal_id, subject_id),
    CONSTRAINT fk_unit_change_effects_proposal FOREIGN KEY (province_id, proposal_id)
      REFERENCES unit_proposals (province_id, id),
    CONSTRAINT ck_unit_change_effects_version CHECK ((kind = 'appointment') = (version IS NOT NULL))
  );
  COMMENT ON TABLE unit_change_effects IS 'What a change of units did here, and how it was before (null: it was not there), so that a reversal restores it; kept: it was used since, a person decides';
  ALTER TABLE personnel_acts
    DROP CONSTRAINT ck_personnel_acts_kind,
    ADD CONSTRAINT ck_personnel_acts_kind
      CHECK (kind IN ('invited', 'appointed', 'corrected', 'ended', 'cancelled', 'restored', 'leadAssigned'))`;
