import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class NoteAnswers extends Migration {
  readonly id = '20261125T1020-note-answers';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dossier_requests ADD COLUMN answered_at timestamptz;
      UPDATE dossier_requests SET answered_at = asked_at;
      CREATE INDEX ix_dossier_requests_unanswered ON dossier_requests (dossier_id) WHERE answered_at IS NULL;
      COMMENT ON COLUMN dossier_requests.answered_at IS 'When the workflow had answered; an act on record without it may be unknown to its run, and is told again'`);
  }
}
