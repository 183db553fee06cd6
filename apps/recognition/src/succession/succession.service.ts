import type { Succession } from '@langmoi/contracts/unit-changes';
import type { Parts } from '@langmoi/platform/rows';
import { SuccessionRow } from './succession.entity';

export {
  findChange,
  insertSuccessions,
  keepChange,
  listOfChange,
  listOfTitles,
  settleSuccessions,
} from './succession.repository';
export type { SuccessionRow };

/** What a dossier has of changes of units. */
export interface SuccessionRows {
  /** In force, in the order they came. */
  readonly successions: SuccessionRow[];
}

/** For the statement that reads a dossier ($1). */
export const successionParts = ({ all }: Parts): Record<keyof SuccessionRows, string> => ({
  successions: all(SuccessionRow, `WHERE t.subject_id = $1 AND t.state <> 'restored' ORDER BY t.seq`),
});

/** A row of it, as it comes into force. Pure. */
export const rowOf = (
  told: Succession,
  { subjectId, provinceId, kind }: Pick<SuccessionRow, 'subjectId' | 'provinceId' | 'kind'>,
): Omit<SuccessionRow, 'seq'> => ({
  ...{ changeId: told.changeId, effectiveOn: told.effectiveOn, told, subjectId, provinceId, kind },
  ...{ before: null, after: null, state: 'inForce' },
});
