import type { FigureView } from '@langmoi/contracts/figures';
import {
  afterSent,
  bodyOf,
  conflictsOf,
  emptyDraft,
  errorsByIndicator,
  leaveOut,
  readDraft,
  seeNewest,
  typeInto,
} from './figure-draft';
import { nothingTyped, type FigureTyped, type ReadValue } from './figures';

const yes: FigureTyped = { ...nothingTyped, yes: 'yes' };
const view = (...figures: [string, number][]) => ({
  figures: figures.map(([indicator, version]) => ({
    indicator,
    counts: null,
    versions: [{ indicator, version } as FigureView],
  })),
});
const read = (_: string, typed: FigureTyped): ReadValue =>
  typed.yes === '' ? null : { value: { kind: 'yesNo', yes: typed.yes === 'yes' } };
const sheet = { criteriaSet: 's', on: '2020-07-01', order: ['1.1', '2.1'] };

describe('what an officer typed and was not taken in yet', () => {
  it('is read back from the machine, and rubbish counts as nothing', () => {
    const draft = typeInto(emptyDraft, '1.1', yes, 3);
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    expect(readDraft('{"typed":1}')).toEqual(emptyDraft);
    expect(readDraft('{')).toEqual(emptyDraft);
  });

  it('remembers the version in sight when it was begun, and forgets what is emptied', () => {
    const begun = typeInto(emptyDraft, '1.1', yes, 3);
    const later = typeInto(begun, '1.1', { ...yes, note: 'n' }, 4);
    expect(later.seen).toEqual({ '1.1': 3 });
    expect(typeInto(later, '1.1', nothingTyped, 4)).toEqual(emptyDraft);
  });

  it('meets what somebody else said since, and goes on only by choice', () => {
    const draft = typeInto(emptyDraft, '1.1', yes, 3);
    expect(conflictsOf(draft, view(['1.1', 3])).size).toBe(0);
    const conflicts = conflictsOf(draft, view(['1.1', 4], ['2.1', 9]));
    expect([...conflicts.keys()]).toEqual(['1.1']);
    expect(conflictsOf(seeNewest(draft, '1.1', 4), view(['1.1', 4])).size).toBe(0);
    expect(leaveOut(draft, '1.1')).toEqual(emptyDraft);
  });

  it('is sent in the order of the set with what its author saw, and never without a value', () => {
    const note = { ...yes, note: ' ghi chú ', evidence: ' 12/BC \n\n ảnh.jpg' };
    const draft = typeInto(typeInto(emptyDraft, '2.1', yes, 0), '1.1', note, 2);
    expect(bodyOf(draft, sheet, read, 'cần')).toEqual({
      body: {
        ...{ criteriaSet: 's', asOf: '2020-07-01' },
        figures: [
          {
            ...{ indicator: '1.1', value: { kind: 'yesNo', yes: true }, seenVersion: 2 },
            ...{ note: 'ghi chú', evidence: ['12/BC', 'ảnh.jpg'] },
          },
          { indicator: '2.1', value: { kind: 'yesNo', yes: true }, seenVersion: 0 },
        ],
      },
    });
    const noted = typeInto(emptyDraft, '1.1', { ...nothingTyped, note: 'n' }, 0);
    expect(bodyOf(noted, sheet, read, 'cần')).toEqual({ errors: { '1.1': [{ pointer: '', detail: 'cần' }] } });
  });

  it('is gone once it is taken in, but for what was typed since', () => {
    const draft = typeInto(typeInto(emptyDraft, '1.1', yes, 0), '2.1', yes, 0);
    const body = { criteriaSet: 's', asOf: '2020-07-01', figures: [] };
    const onItsWay = { ...draft, sending: { key: 'k', body, typed: draft.typed } };
    const since = typeInto(onItsWay, '2.1', { ...yes, yes: 'no' }, 0);
    const recorded = [
      { indicator: '1.1', version: 1 },
      { indicator: '2.1', version: 5 },
    ];
    expect(afterSent(onItsWay, recorded)).toEqual(emptyDraft);
    expect(afterSent(since, recorded)).toMatchObject({
      ...{ typed: { '2.1': { yes: 'no' } }, seen: { '2.1': 5 }, sending: null },
    });
  });

  it('finds the errors of a refusal at the indicator and its place', () => {
    const figures = [
      { indicator: '1.1', value: null, seenVersion: 0 },
      { indicator: '2.1', value: null, seenVersion: 0 },
    ];
    const errors = [
      { pointer: '/figures/1/value/numerator', detail: 'a' },
      { pointer: '/figures/0/indicator', detail: 'b' },
      { pointer: '/asOf', detail: 'c' },
    ];
    expect(errorsByIndicator(errors, { figures })).toEqual({
      '2.1': [{ pointer: '/numerator', detail: 'a' }],
      '1.1': [{ pointer: '/indicator', detail: 'b' }],
      '': [{ pointer: '/asOf', detail: 'c' }],
    });
  });
});
