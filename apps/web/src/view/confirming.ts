import type { IndicatorView } from '@langmoi/contracts/criteria';
import type { ConfirmFigures, FigureOfCommune, FiguresOfCriterion, FigureView } from '@langmoi/contracts/figures';
import type { FigureTyped, ReadValue, ValueError } from './figures';

/** A figure that a commune said, as the department that leads sees it. */
export interface ConfirmingRow {
  /** Names it on the page. */
  readonly key: string;
  readonly communeId: string;
  readonly said: FigureView;
  readonly confirmed: FigureView | null;
  readonly isConfirmed: boolean;
}

/** What the officer chose of a row: the same value, or one's own and why; of the version that was in sight. */
export interface Choice {
  readonly agrees: boolean;
  readonly typed: FigureTyped;
  readonly seen: number;
}

export type Choices = Readonly<Record<string, Choice>>;

const rowOf = (communeId: string, { said, confirmed, isConfirmed, indicator }: FigureOfCommune): ConfirmingRow[] =>
  said?.value ? [{ key: `${communeId}/${indicator}`, communeId, said, confirmed, isConfirmed }] : [];

/** Every figure that somebody said, those that wait for a word first; in the order of communes and of the set. */
export function rowsToConfirm({ rows }: Pick<FiguresOfCriterion, 'rows'>): ConfirmingRow[] {
  const all = rows.flatMap(({ communeId, figures }) => figures.flatMap((figure) => rowOf(communeId, figure)));
  return [...all.filter((one) => !one.isConfirmed), ...all.filter((one) => one.isConfirmed)];
}

/** Chosen of a version that the commune has said anew since: it must be seen first. */
export const isOvertaken = ({ said }: ConfirmingRow, choice: Choice | undefined): boolean =>
  choice !== undefined && choice.seen !== said.version;

interface How {
  readonly indicators: readonly IndicatorView[];
  readonly read: (indicator: IndicatorView | undefined, typed: FigureTyped) => ReadValue;
  readonly words: { readonly value: string; readonly reason: string };
}

type Confirmation = ConfirmFigures['confirmations'][number];

/** One choice as it is sent, or what is wrong with it. Another value than the commune's needs a reason. */
function confirmationOf({ communeId, said }: ConfirmingRow, choice: Choice, how: How): Confirmation | ValueError[] {
  const { indicators, read, words } = how;
  const { indicator } = said;
  const same = { communeId, indicator, seenVersion: choice.seen };
  if (choice.agrees) return same;
  const note = choice.typed.note.trim();
  const noReason = note ? [] : [{ pointer: '/note', detail: words.reason }];
  const result = read(
    indicators.find(({ code }) => code === indicator),
    choice.typed,
  );
  if (result === null) return [{ pointer: '', detail: words.value }, ...noReason];
  if ('errors' in result) return [...result.errors, ...noReason];
  return note ? { ...same, value: result.value, note } : noReason;
}

/** What would be sent; or what is wrong, by row. What the commune has said anew since is left out. */
export function confirmationsOf(
  { criteriaSet, rows }: { criteriaSet: string; rows: readonly ConfirmingRow[] },
  choices: Choices,
  how: How,
): { readonly body: ConfirmFigures } | { readonly errors: Readonly<Record<string, readonly ValueError[]>> } {
  const errors: Record<string, readonly ValueError[]> = {};
  const confirmations: Confirmation[] = [];
  for (const row of rows) {
    const choice = choices[row.key];
    if (!choice || isOvertaken(row, choice)) continue;
    const made = confirmationOf(row, choice, how);
    if (Array.isArray(made)) errors[row.key] = made;
    else confirmations.push(made);
  }
  return Object.keys(errors).length > 0 ? { errors } : { body: { criteriaSet, confirmations } };
}

/** The errors of a refusal by row, each with its place in the value. */
export function errorsByRow(
  errors: readonly ValueError[],
  { confirmations }: Pick<ConfirmFigures, 'confirmations'>,
): Record<string, ValueError[]> {
  const all: Record<string, ValueError[]> = {};
  for (const { pointer, detail } of errors) {
    const [, index = '', place = ''] = /^\/confirmations\/(\d+)(?:\/value)?(.*)$/.exec(pointer) ?? [];
    const one = confirmations[Number(index)];
    const key = index && one ? `${one.communeId}/${one.indicator}` : '';
    (all[key] ??= []).push({ pointer: place, detail });
  }
  return all;
}
