import type { Caller } from '@langmoi/contracts/caller';
import type { Text } from '@langmoi/contracts/common';
import type { ListImport } from '@langmoi/contracts/list-imports';
import { Problem, type InputError } from '@langmoi/contracts/problem';
import type { EntityManager } from 'typeorm';
import type { Db } from '@langmoi/platform/db';
import { lockProvince, todayIn } from '@langmoi/platform/directory-copy';
import { standingClosing, type StandingClosingRow } from '../figure-closings';
import { commanded } from '@langmoi/platform/idempotency';
import { InvalidInput } from '@langmoi/platform/input';
import { words } from './faults';
import { askedOf, takeList, type Change, type List, type RowFault, type Sending } from './list';

/** What a list of facts is held against. */
export interface FactGround {
  readonly today: string;
  readonly isDemo: boolean;
  readonly closed: StandingClosingRow | null;
}

interface Importing<K extends string> {
  readonly caller: Caller;
  readonly key: string;
  readonly sending: Sending;
  /** Throws for whoever may not record these facts. */
  permit(): void;
  list(em: EntityManager, ground: FactGround): Promise<List<K>>;
  /** Records a change that nothing speaks against. */
  record(em: EntityManager, change: Change<K>, ground: FactGround): Promise<void>;
}

/** Tries a file of facts of a province, or takes over what was shown of it; nobody else does so meanwhile. */
export const importFacts = <K extends string>(db: Db, importing: Importing<K>): Promise<ListImport> => {
  const { caller, key, sending } = importing;
  return commanded(db, { caller, key, request: askedOf(sending) }, async (em) => {
    importing.permit();
    await lockProvince(em, caller.provinceId);
    const ground = { ...(await todayIn(em, caller.provinceId)), closed: await standingClosing(em) };
    return takeList(await importing.list(em, ground), sending, async (changes) => {
      for (const change of changes) await importing.record(em, change, ground);
    });
  });
};

/**
 * What an officer's form of the same fact would refuse, in its column, by the pointer of the field; `tell` says more
 * where a cell holds several fields.
 */
export function refusedAt<K extends string>(
  work: () => void,
  columnAt: (pointer: string) => K,
  tell: (detail: Text, pointer: string) => Text = (detail) => detail,
): RowFault<K>[] {
  return refusals(work).map(({ pointer, detail }) => ({
    ...{ column: columnAt(pointer), ...words(tell(detail, pointer), ...mend) },
  }));
}

/** What `work` refuses of the fields of a request, be it by the contract or by what stands. */
function refusals(work: () => void): { pointer: string; detail: Text }[] {
  try {
    work();
    return [];
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (!(problem instanceof InvalidInput))
      return (problem.extra['errors'] as InputError[]).map(({ pointer, detail }) => ({
        pointer,
        detail: detail as Text,
      }));
    const en = problem.errors('en');
    return problem.errors('vi').map(({ pointer, detail }, at) => ({
      pointer,
      detail: { vi: String(detail), en: String(en[at]?.detail) },
    }));
  }
}

const mend = ['Sửa ô này, hoặc để như trong tệp tải về.', 'Mend the cell, or leave it as the file had it.'] as const;
