import type { Caller } from '@langmoi/contracts/caller';
import { identity } from '@langmoi/domain/access/identity';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

/** Of an account, what decides who looks after it. */
interface Looked {
  readonly provinceId: string;
  readonly administrator: boolean;
}

const by =
  (name: 'viewAccountAccess' | 'inviteAccount') =>
  (caller: Caller, { provinceId, administrator }: Looked) =>
    refusedBy(identity[name], caller, {
      place: provincePlace(provinceId),
      state: administrator ? 'administrator' : 'other',
    });

export const { permit } = policyOf({
  viewAccountAccess: by('viewAccountAccess'),
  inviteAccount: by('inviteAccount'),
});

/** What the view of an account offers. */
export const { actionsOf } = policyOf({ inviteAccount: by('inviteAccount') });
