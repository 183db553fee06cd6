import { appendOnly, Migration, provincePolicy, rolesOf } from '@langmoi/platform/migrations';
import { personalReadColumns } from '@langmoi/platform/personal-reads';
import type { QueryRunner } from 'typeorm';

/** Files that show what is said of indicators; their bytes lie in the store of files. */
export class KeepEvidence extends Migration {
  readonly id = '20261130T2050-keep-evidence';

  protected async change(runner: QueryRunner): Promise<void> {
    const { app, worker } = await rolesOf(runner);
    await runner.query(files);
    await runner.query(said);
    const tables = ['evidence_files', 'evidence', 'evidence_withdrawals', 'evidence_parts', 'personal_reads'];
    for (const table of tables) await provincePolicy(runner, table);
    for (const table of ['evidence_files', 'evidence', 'evidence_withdrawals', 'personal_reads']) {
      await appendOnly(runner, table);
    }
    await runner.query(`
      REVOKE UPDATE ON evidence_parts FROM ${app}, ${worker};
      REVOKE INSERT ON evidence_files, evidence, evidence_withdrawals, evidence_parts FROM ${worker};
      REVOKE ALL ON personal_reads FROM ${worker}`);
  }
}

const files = `
  CREATE TABLE evidence_files (
    province_id uuid NOT NULL,
    sha256 text NOT NULL CONSTRAINT ck_evidence_files_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    name uuid NOT NULL,
    kind text NOT NULL CONSTRAINT ck_evidence_files_kind CHECK (kind IN ('photo', 'pdf', 'office')),
    media_type text NOT NULL,
    bytes integer NOT NULL CONSTRAINT ck_evidence_files_bytes CHECK (bytes BETWEEN 1 AND 10485760),
    width integer,
    height integer,
    CONSTRAINT pk_evidence_files PRIMARY KEY (province_id, sha256),
    CONSTRAINT uq_evidence_files_name UNIQUE (province_id, name),
    CONSTRAINT ck_evidence_files_size CHECK ((kind = 'photo') = (width IS NOT NULL) AND (kind = 'photo') = (height IS NOT NULL))
  );
  COMMENT ON TABLE evidence_files IS 'Bytes that are kept once for a province, under <province>/<name> of the store of files; sha256 is of the bytes as kept';
  CREATE TABLE evidence_parts (
    province_id uuid NOT NULL,
    upload_id uuid NOT NULL,
    user_id uuid NOT NULL,
    no integer NOT NULL CONSTRAINT ck_evidence_parts_no CHECK (no >= 0),
    content bytea NOT NULL CONSTRAINT ck_evidence_parts_content CHECK (octet_length(content) BETWEEN 1 AND 262144),
    sent_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_evidence_parts PRIMARY KEY (province_id, user_id, upload_id, no)
  );
  ALTER TABLE evidence_parts ALTER COLUMN content SET STORAGE EXTERNAL;
  COMMENT ON TABLE evidence_parts IS 'Parts of files on their way, until the file is bound or a day has passed';`;

const said = `
  CREATE TABLE evidence (
    id uuid PRIMARY KEY,
    province_id uuid NOT NULL,
    criteria_set text NOT NULL,
    set_version integer NOT NULL,
    unit_id uuid NOT NULL,
    code text,
    criterion integer,
    as_of date NOT NULL,
    known_on date NOT NULL,
    brought_by text NOT NULL CONSTRAINT ck_evidence_brought_by CHECK (brought_by IN ('commune', 'department')),
    organisation_id uuid NOT NULL,
    sha256 text NOT NULL,
    sent_sha256 text NOT NULL,
    file_name text NOT NULL,
    taken_on date,
    position jsonb,
    position_reason text,
    note text,
    rehearsal boolean NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    appointment_id uuid,
    capacity text NOT NULL CONSTRAINT ck_evidence_capacity CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
    CONSTRAINT uq_evidence_id UNIQUE (province_id, id),
    CONSTRAINT fk_evidence_file FOREIGN KEY (province_id, sha256) REFERENCES evidence_files (province_id, sha256),
    CONSTRAINT fk_evidence_set FOREIGN KEY (province_id, criteria_set, set_version)
      REFERENCES criteria_sets (province_id, id, version),
    CONSTRAINT ck_evidence_of CHECK (num_nonnulls(code, criterion) = 1),
    CONSTRAINT ck_evidence_days CHECK (as_of <= known_on),
    CONSTRAINT ck_evidence_position CHECK ((position IS NULL) = (position_reason IS NULL))
  );
  CREATE INDEX ix_evidence_unit ON evidence (province_id, criteria_set, unit_id);
  COMMENT ON TABLE evidence IS 'What shows something of an indicator, condition (code) or criterion of a unit on a day; never rewritten. sent_sha256: of the file as it was sent; position: kept for a reason, else taken off';
  CREATE TABLE evidence_withdrawals (
    province_id uuid NOT NULL,
    evidence_id uuid NOT NULL,
    reason text NOT NULL CONSTRAINT ck_evidence_withdrawals_reason CHECK (reason <> ''),
    known_on date NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    appointment_id uuid,
    capacity text NOT NULL
      CONSTRAINT ck_evidence_withdrawals_capacity CHECK (capacity IN ('own', 'forHead', 'underAuthority', 'byOrder')),
    CONSTRAINT pk_evidence_withdrawals PRIMARY KEY (province_id, evidence_id),
    CONSTRAINT fk_evidence_withdrawals_evidence FOREIGN KEY (province_id, evidence_id) REFERENCES evidence (province_id, id)
  );
  COMMENT ON TABLE evidence_withdrawals IS 'Evidence that shows nothing any more, and why; row and bytes stay';
  CREATE TABLE personal_reads (${personalReadColumns},
    evidence jsonb NOT NULL
  );
  CREATE INDEX ix_personal_reads_at ON personal_reads (province_id, at);
  COMMENT ON TABLE personal_reads IS 'Who opened which file of evidence, or saw where it was photographed, when, and for which stated purpose'`;
