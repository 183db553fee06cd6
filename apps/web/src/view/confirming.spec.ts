import type { IndicatorView } from '@langmoi/contracts/criteria';
import type { FigureOfCommune, FigureView } from '@langmoi/contracts/figures';
import {
  afterConfirmed,
  confirmationsOf,
  errorsByRow,
  isOvertaken,
  nothingChosen,
  readChoices,
  rowsToConfirm,
  type Choice,
} from './confirming';
import { nothingTyped, readTyped } from './figures';

const yes = { kind: 'yesNo', yes: true } as const;
const said = (indicator: string, version: number, value: FigureView['value'] = yes) =>
  ({ indicator, version, value }) as FigureView;
const figure = (indicator: string, version: number, isConfirmed = false): FigureOfCommune => ({
  ...{ indicator, said: said(indicator, version), confirmed: null, isConfirmed },
});
const view = {
  rows: [
    { communeId: 'a', figures: [figure('1.1', 2, true), figure('1.2', 1)] },
    { communeId: 'b', figures: [figure('1.1', 4), { ...figure('1.2', 1), said: said('1.2', 1, null) }] },
  ],
};
const rows = rowsToConfirm(view);
const law = { measured: { kind: 'yesNo' }, ifAny: false, onlyFor: [], thresholds: [], nationwide: null } as const;
const indicators = ['1.1', '1.2'].map((code) => ({ code, law }) as unknown as IndicatorView);
const how = {
  indicators,
  read: (indicator: IndicatorView | undefined, typed: Choice['typed']) =>
    indicator?.law ? readTyped(indicator.law, typed, 'vi') : null,
  words: { value: 'giá trị', reason: 'lý do' },
};
const agree = (seen: number): Choice => ({ agrees: true, typed: nothingTyped, seen });
const differ = (seen: number, part: Partial<Choice['typed']>): Choice => ({
  ...{ agrees: false, seen, typed: { ...nothingTyped, ...part } },
});

describe('figures that a department confirms', () => {
  it('are those that were said and stand, the waiting ones first', () => {
    expect(rows.map(({ key }) => key)).toEqual(['a/1.2', 'b/1.1', 'a/1.1']);
  });

  it('are sent as chosen: the same without a value, another with its reason', () => {
    const choices = { 'a/1.2': agree(1), 'b/1.1': differ(4, { yes: 'no', note: ' chưa thấy ' }) };
    expect(confirmationsOf({ criteriaSet: 's', rows }, choices, how)).toEqual({
      body: {
        criteriaSet: 's',
        confirmations: [
          { communeId: 'a', indicator: '1.2', seenVersion: 1 },
          {
            ...{ communeId: 'b', indicator: '1.1', seenVersion: 4, note: 'chưa thấy' },
            value: { kind: 'yesNo', yes: false },
          },
        ],
      },
    });
  });

  it('are sent by the thousand: the others go with the next', () => {
    const many = Array.from({ length: 1648 }, (_, at) => ({ communeId: `${at}`, figures: [figure('1.1', 1)] }));
    const all = rowsToConfirm({ rows: many });
    const choices = Object.fromEntries(all.map(({ key }) => [key, agree(1)]));
    const made = confirmationsOf({ criteriaSet: 's', rows: all }, choices, how);
    if ('errors' in made) throw new Error('Nothing is wrong with them');
    expect(made.body.confirmations).toHaveLength(1000);
    const { choices: left } = afterConfirmed({ choices, sending: { key: 'k', body: made.body, choices } });
    expect(Object.keys(left)).toHaveLength(648);
  });

  it('are not sent without a value or a reason', () => {
    expect(confirmationsOf({ criteriaSet: 's', rows }, { 'b/1.1': differ(4, {}) }, how)).toEqual({
      errors: {
        'b/1.1': [
          { pointer: '', detail: 'giá trị' },
          { pointer: '/note', detail: 'lý do' },
        ],
      },
    });
  });

  it('may be confirmed again: what is seen is then the own word', () => {
    const own = said('1.1', 3);
    const [again] = rowsToConfirm({
      rows: [{ communeId: 'a', figures: [{ ...figure('1.1', 2, true), confirmed: own }] }],
    });
    expect(again?.version).toBe(3);
    expect(again && isOvertaken(again, agree(2))).toBe(true);
  });

  it('are seen anew where the commune said something since', () => {
    const [, second] = rows;
    expect(second && isOvertaken(second, agree(3))).toBe(true);
    expect(confirmationsOf({ criteriaSet: 's', rows }, { 'b/1.1': agree(3) }, how)).toEqual({
      body: { criteriaSet: 's', confirmations: [] },
    });
  });

  it('have the errors of a refusal at their row', () => {
    const confirmations = [{ communeId: 'b', indicator: '1.1', seenVersion: 4 }];
    const errors = [{ pointer: '/confirmations/0/value/numerator', detail: 'x' }];
    expect(errorsByRow(errors, { confirmations })).toEqual({ 'b/1.1': [{ pointer: '/numerator', detail: 'x' }] });
  });

  it('are kept as they were chosen; what cannot be read is nothing', () => {
    const draft = { choices: { 'b/1.1': differ(4, { note: 'chưa' }) }, sending: null };
    expect(readChoices(JSON.stringify(draft))).toEqual(draft);
    expect(readChoices(JSON.stringify({ choices: { 'b/1.1': { agrees: 'yes' } } }))).toEqual(nothingChosen);
    expect([readChoices('{'), readChoices(null)]).toEqual([nothingChosen, nothingChosen]);
  });

  it('leave what was chosen otherwise while they were on their way', () => {
    const choices = { 'a/1.2': agree(1), 'b/1.1': agree(4) };
    const confirmations = [
      { communeId: 'a', indicator: '1.2', seenVersion: 1 },
      { communeId: 'b', indicator: '1.1', seenVersion: 4 },
    ];
    const sending = { key: 'k', body: { criteriaSet: 's', confirmations }, choices };
    const since = { ...choices, 'b/1.1': differ(4, { note: 'chưa' }), 'c/1.1': agree(1) };
    expect(afterConfirmed({ choices: since, sending })).toEqual({
      choices: { 'b/1.1': since['b/1.1'], 'c/1.1': since['c/1.1'] },
      sending: null,
    });
  });
});
