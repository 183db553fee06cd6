import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';

/** Only the gateway may ask who an account is. Throws `/problems/not-permitted`. */
export function permitFind({ userId }: Pick<Caller, 'userId'>, gatewayId: string): void {
  if (userId !== gatewayId) throw new Problem('/problems/not-permitted', 403, 'Only the gateway may ask this');
}

/** The list of accounts is for demo data. Throws `/problems/not-demo`. */
export function permitList(demo: boolean): void {
  if (!demo) throw new Problem('/problems/not-demo', 403, 'Only on demo data');
}
