import type { Caller } from '@langmoi/contracts/caller';
import type { FigureView } from '@langmoi/contracts/figures';
import { criteria } from '@langmoi/domain/access/criteria';
import { figures } from '@langmoi/domain/access/figures';
import { notPermitted, refusedBy } from '@langmoi/domain/access/refusal';
import { isGranted, provincePlace, unitPlace, type Asking, type Place } from '@langmoi/domain/access/table';
import { unitJudgements } from '@langmoi/domain/access/unit-judgements';
import { policyOf } from '@langmoi/domain/policy';
import { isLedBy, type Leads } from '../lead/lead.service';

type Commune = Parameters<typeof unitPlace>[0];

export const { permit, actionsOf } = policyOf({
  recordFigures: (caller: Asking, commune: Commune) =>
    refusedBy(figures.recordFigures, caller, { place: unitPlace(commune) }),
});

/** A district's own. */
export const ofUnit = policyOf({
  recordUnitFigures: (caller: Asking, unit: Commune) =>
    refusedBy(unitJudgements.recordUnitFigures, caller, { place: unitPlace(unit) }),
});

interface Confirming {
  readonly provinceId: string;
  /** Of one criterion, where one is spoken of. */
  readonly criterion?: number;
  readonly leads: Leads;
}

/** Who may confirm at all, and of a criterion whoever leads it. */
export const confirming = policyOf({
  confirmFigures: (caller: Asking & Pick<Caller, 'organisationId'>, { provinceId, criterion, leads }: Confirming) => {
    const refused = refusedBy(figures.confirmFigures, caller, { place: provincePlace(provinceId) });
    if (refused || criterion === undefined) return refused;
    return isLedBy(leads, criterion, caller.organisationId) ? undefined : notPermitted('Another office leads this');
  },
});

/** What waits for an office is its own work of today. */
export const waiting = policyOf({
  listWaitingFigures: (caller: Asking, provinceId: string) =>
    refusedBy(figures.listWaitingFigures, caller, { place: provincePlace(provinceId) }),
});

/** Whether a reader sees what officers wrote to each other: a citizen does not. */
export const seesWords = (caller: Asking, place: Place): boolean => isGranted(criteria.readNotes, caller, { place });

/** The figure as the reader may see it. */
export const shown = (figure: FigureView, sees: boolean): FigureView => (sees ? figure : withoutWords(figure));

const withoutWords = ({ note: _, evidence: __, ...figure }: FigureView): FigureView => figure;
