import type { Action } from '@langmoi/contracts/common';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { EvidenceView } from '@langmoi/contracts/evidence';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, type InputError } from '@langmoi/contracts/problem';
import type { UnitState } from '@langmoi/contracts/units';
import { wasThere } from '../figure/figure.service';
import type { UnitRow } from '@langmoi/platform/directory-copy';
import type { Known } from './evidence.repository';

interface Binding {
  readonly criteriaSet: string;
  readonly of: string | number;
  readonly asOf: string;
}

/**
 * The criterion that evidence is about, null for a condition. Throws `/problems/invalid-request` with every fault at its
 * place: of another set than the day's, of nothing that the set has, of a day on which there was no such unit. Pure.
 */
export function criterionOf(
  { id, conditions, criteria }: Pick<CriteriaSetView, 'id' | 'conditions' | 'criteria'>,
  life: readonly UnitState[] | null,
  { criteriaSet, of, asOf }: Binding,
): number | null {
  const found = criteria.find(({ no, indicators }) => no === of || indicators.some(({ code }) => code === of));
  const isKnown = found !== undefined || conditions.some(({ code }) => code === of);
  const unknown = typeof of === 'number' ? inputTexts.criterionUnknown : inputTexts.indicatorUnknown;
  const faults: (InputError | false)[] = [
    criteriaSet !== id && { pointer: '/criteriaSet', detail: inputTexts.otherSetThen },
    !isKnown && { pointer: '/of', detail: unknown },
    !wasThere(life, asOf) && { pointer: '/asOf', detail: inputTexts.unitNotThereThen },
  ];
  const errors = faults.filter((fault) => fault !== false);
  if (errors.length > 0) throw invalidRequest(errors, 422);
  return found?.no ?? null;
}

/** As the reader may see it; where it was photographed is told by another route. */
export function viewOf({ row, file, withdrawal }: Known, actions: Action[]): EvidenceView {
  const { id, unitId: communeId, criteriaSet, code, criterion, asOf, knownOn, by, organisationId } = row;
  const { fileName, takenOn, positionReason, note, rehearsal, recordedAt, capacity } = row;
  const { kind, mediaType, bytes, sha256, width, height } = file;
  return {
    ...{ id, communeId, criteriaSet, of: code ?? criterion ?? '', asOf, knownOn, by, organisationId },
    ...{ fileName, kind, mediaType, bytes, sha256, width, height, takenOn, note, rehearsal, capacity },
    positionKept: positionReason === null ? null : { reason: positionReason },
    recordedAt: recordedAt.toISOString(),
    withdrawn: withdrawal && { reason: withdrawal.reason, on: withdrawal.knownOn, capacity: withdrawal.capacity },
    actions,
  };
}

/** What a policy asks of evidence. */
export const boundOf = ({ row, withdrawal }: Known, unit: UnitRow) => ({
  ...{ unit, organisationId: row.organisationId },
  ...{ hasPosition: row.position !== null, isWithdrawn: withdrawal !== null },
});
