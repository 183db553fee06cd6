import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateDossiers extends Migration {
  readonly id = '20261124T1020-create-dossiers';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(dossiers);
    await runner.query(records);
    for (const table of ['dossiers', 'dossier_stages', 'dossier_acts', 'dossier_notices']) {
      await provincePolicy(runner, table);
    }
  }
}

const dossiers = `
  CREATE TABLE dossiers (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    commune_id uuid NOT NULL,
    district_id uuid NOT NULL,
    tier text NOT NULL,
    year integer NOT NULL,
    regime_id text NOT NULL,
    regime_version integer NOT NULL,
    criteria_set text NOT NULL,
    status text NOT NULL CONSTRAINT ck_dossiers_status CHECK (status IN ('open', 'recognised', 'rejected', 'refused')),
    stage text,
    round integer,
    registered_on date NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT now(),
    registered_by uuid NOT NULL,
    closed_on date,
    rehearsal boolean NOT NULL,
    CONSTRAINT fk_dossiers_regime FOREIGN KEY (regime_id, regime_version) REFERENCES regimes (id, version),
    CONSTRAINT ck_dossiers_round CHECK ((stage IS NULL) = (round IS NULL))
  );
  CREATE UNIQUE INDEX uq_dossiers_open ON dossiers (commune_id, tier, year) WHERE status = 'open';
  CREATE INDEX ix_dossiers_district ON dossiers (district_id);
  COMMENT ON TABLE dossiers IS 'One commune asking to be recognised for one tier. Only its workflow moves the stage; null until it began';
  CREATE TABLE dossier_stages (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    province_id uuid NOT NULL,
    dossier_id uuid NOT NULL CONSTRAINT fk_dossier_stages_dossier REFERENCES dossiers (id),
    stage text NOT NULL,
    round integer NOT NULL CONSTRAINT ck_dossier_stages_round CHECK (round > 0),
    entered_on date NOT NULL,
    due_on date,
    remind_on jsonb NOT NULL,
    branches jsonb NOT NULL,
    left_on date,
    outcome text,
    reasons jsonb NOT NULL,
    CONSTRAINT uq_dossier_stages_round UNIQUE (dossier_id, stage, round)
  );
  COMMENT ON TABLE dossier_stages IS 'Every entry of a dossier into a stage, its legal limit, and how it ended'`;

const records = `
  CREATE TABLE dossier_acts (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    province_id uuid NOT NULL,
    dossier_id uuid NOT NULL CONSTRAINT fk_dossier_acts_dossier REFERENCES dossiers (id),
    act_id uuid NOT NULL,
    fingerprint text NOT NULL,
    stage text NOT NULL,
    round integer NOT NULL,
    kind text NOT NULL,
    officer_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    organisation_name text NOT NULL,
    role text NOT NULL,
    acted_on date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    outcome text,
    reasons jsonb NOT NULL,
    data jsonb NOT NULL,
    rehearsal boolean NOT NULL,
    CONSTRAINT uq_dossier_acts_act UNIQUE (dossier_id, act_id)
  );
  CREATE UNIQUE INDEX uq_dossier_acts_confirmation ON dossier_acts (dossier_id, stage, round, organisation_id)
    WHERE kind = 'confirmation';
  COMMENT ON TABLE dossier_acts IS 'What an office did on a dossier, with role, office and the province''s date; never changed. Ballots are not here';
  CREATE TABLE dossier_notices (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    dossier_id uuid NOT NULL CONSTRAINT fk_dossier_notices_dossier REFERENCES dossiers (id),
    stage text NOT NULL,
    round integer NOT NULL,
    kind text NOT NULL CONSTRAINT ck_dossier_notices_kind CHECK (kind IN ('reminder', 'escalation')),
    sent_on date NOT NULL,
    to_level text NOT NULL,
    to_office text NOT NULL,
    CONSTRAINT uq_dossier_notices_once UNIQUE (dossier_id, stage, round, kind, sent_on, to_level, to_office)
  );
  COMMENT ON TABLE dossier_notices IS 'Reminders before a legal limit and escalations after it'`;
