import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** By which appointment, in which capacity and for whom something was signed; and what becomes of the work of an office left. */
export class SignAndHandOver extends Migration {
  readonly id = '20261125T1420-sign-and-hand-over';

  protected async change(runner: QueryRunner): Promise<void> {
    for (const table of ['dossier_acts', 'decisions']) await runner.query(signing(table));
    await runner.query(handingOver);
    for (const table of ['ended_appointments', 'dossier_handovers']) await provincePolicy(runner, table);
  }
}

const signing = (table: string): string => `
  ALTER TABLE ${table}
    ADD COLUMN appointment_id uuid,
    ADD COLUMN capacity text NOT NULL DEFAULT 'own' CONSTRAINT ck_${table}_capacity
      CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
    ADD COLUMN on_behalf_of uuid,
    ADD COLUMN mandate jsonb,
    ADD CONSTRAINT ck_${table}_on_behalf CHECK (capacity <> 'own' OR (on_behalf_of IS NULL AND mandate IS NULL))`;

const handingOver = `
  ALTER TABLE dossier_requests
    ADD COLUMN appointment_id uuid,
    ADD COLUMN capacity text NOT NULL DEFAULT 'own';
  CREATE TABLE ended_appointments (
    appointment_id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    officer_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    role text NOT NULL,
    ended_on date NOT NULL,
    successor_id uuid
  );
  COMMENT ON TABLE ended_appointments IS 'Copy of directory: offices that somebody left; nothing is done under them any more';
  CREATE TABLE dossier_handovers (
    dossier_id uuid CONSTRAINT fk_dossier_handovers_dossier REFERENCES dossiers (id),
    stage text,
    round integer,
    appointment_id uuid CONSTRAINT fk_dossier_handovers_appointment REFERENCES ended_appointments (appointment_id),
    province_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    organisation_name text NOT NULL,
    role text NOT NULL,
    ended_on date NOT NULL,
    successor_id uuid,
    PRIMARY KEY (dossier_id, stage, round, appointment_id)
  );
  COMMENT ON TABLE dossier_handovers IS 'A dossier waited at an office that somebody left: its work went to the successor, or to the list of the office'`;
