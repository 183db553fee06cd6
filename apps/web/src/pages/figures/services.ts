import { figureApi, type RecordFigures } from '@langmoi/contracts/figures';
import { unitJudgementApi } from '@langmoi/contracts/unit-judgements';
import { served } from '../../services';
import type { SaidOf } from '../../view/said-of';

export const figures = served('/api/criteria', figureApi);
export const unitFigures = served('/api/criteria', unitJudgementApi);

/** The command by which a unit says its figures. */
export function recordingOf({ unitId, ...of }: SaidOf) {
  if (of.level === 'commune') {
    const params = { communeId: unitId, tier: of.tier };
    return { route: figures.recordFigures, params, inputOf: (body: RecordFigures) => ({ params, body }) };
  }
  const params = { unitId, tier: of.tier };
  return { route: unitFigures.recordUnitFigures, params, inputOf: (body: RecordFigures) => ({ params, body }) };
}
