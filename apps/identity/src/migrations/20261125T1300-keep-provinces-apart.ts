import { Migration, rolesOf } from '@langmoi/platform/migrations';
import { provincesApart } from '@langmoi/platform/provinces-apart';
import type { QueryRunner } from 'typeorm';

export class KeepProvincesApart extends Migration {
  readonly id = '20261125T1300-keep-provinces-apart';

  protected async change(runner: QueryRunner): Promise<void> {
    await provincesApart(runner);
    const { worker } = await rolesOf(runner);
    // The worker keeps the copy of accounts and ends sign-ins; what people show themselves by is not its business.
    for (const table of ['passwords', 'totp_secrets', 'passkeys', 'recovery_codes', 'signing_keys', 'machines']) {
      await runner.query(`REVOKE ALL ON ${table} FROM ${worker}`);
    }
  }
}
