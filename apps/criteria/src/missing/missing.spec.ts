import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { AwaitedUnit, Cascade } from '@langmoi/domain/criteria/cascade';
import { waitingView } from './missing';

const set = { id: 'nine', conditions: [], criteria: [] } as unknown as CriteriaSetView;
const unit = { id: 'd', level: 'district' } as Parameters<typeof waitingView>[0]['unit'];

/** A district that waits for one commune, which a later paper calls recognised without a day. */
const awaited = {
  ...{ unit: { id: 'c', level: 'commune' }, tier: 'NTM', outcome: 'unknown', because: 'dayNotKnown' },
  ...{ recognition: null, judgement: null, alone: 'met', completes: true },
} as unknown as AwaitedUnit;
const cascade = {
  judgement: { set, outcome: 'unknown', metCount: 0, conditions: [], criteria: [] },
  waits: [{ code: 'dk1', needed: 1n, counted: 1, units: [awaited] }],
  ifAll: 'met',
} as unknown as Cascade;
const view = (held: Parameters<typeof waitingView>[0]['held']) =>
  waitingView({ unit, tier: 'NTM', held, cascade, set, judged: () => null });

it('says of a unit that is waited for why it does not stand yet', () => {
  expect(view(null).waits).toEqual([
    {
      ...{ code: 'dk1', counted: 1, stand: 0, needed: 1 },
      units: [
        {
          ...{ unitId: 'c', tier: 'NTM', outcome: 'unknown', because: 'dayNotKnown', metCount: null, total: null },
          ...{ alone: 'met', completes: true },
        },
      ],
    },
  ]);
});

it('waits for nobody once it is recognised', () => {
  const held = { tier: 'NTM', criteriaSet: null, decision: '1/QĐ', heldOn: '2020-05-28', source: null } as const;
  expect(view(held)).toMatchObject({ recognition: { decision: '1/QĐ' }, waits: [], outcome: 'unknown' });
});
