import type { Caller } from '@langmoi/contracts/caller';
import { identity } from '@langmoi/domain/access/identity';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

interface OfProvince {
  readonly provinceId: string;
}

const by =
  (name: 'listMachines' | 'registerMachine' | 'revokeMachine') =>
  (caller: Caller, { provinceId }: OfProvince) =>
    refusedBy(identity[name], caller, { place: provincePlace(provinceId) });

const lines = { listMachines: by('listMachines'), registerMachine: by('registerMachine') };

/** Who may look after the machines of a province. */
export const { permit } = policyOf({ ...lines, revokeMachine: by('revokeMachine') });

/** What a machine's own view offers. */
export const { actionsOf } = policyOf({ revokeMachine: by('revokeMachine') });
