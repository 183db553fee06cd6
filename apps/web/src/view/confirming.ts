import type { IndicatorView } from '@langmoi/contracts/criteria';
import {
  mostConfirmations,
  type ConfirmFigures,
  type FigureOfCommune,
  type FiguresOfCriterion,
  type FigureView,
} from '@langmoi/contracts/figures';
import { nothingTyped, type FigureTyped, type ReadValue, type ValueError } from './figures';

/** A figure that a commune said, as the department that leads sees it. */
export interface ConfirmingRow {
  /** Names it on the page. */
  readonly key: string;
  readonly communeId: string;
  readonly said: FigureView;
  readonly confirmed: FigureView | null;
  readonly isConfirmed: boolean;
  /** What counts, and would be confirmed: what was said, or the department's own word of it. */
  readonly version: number;
}

/** What the officer chose of a row: the same value, or one's own and why; of the version that was in sight. */
export interface Choice {
  readonly agrees: boolean;
  readonly typed: FigureTyped;
  readonly seen: number;
}

export type Choices = Readonly<Record<string, Choice>>;

/** What an officer chose of a criterion and has not been taken in yet, as this machine keeps it. */
export interface ConfirmingDraft {
  readonly choices: Choices;
  /** With the choices as they were when it went out. */
  readonly sending: { readonly key: string; readonly body: ConfirmFigures; readonly choices: Choices } | null;
}

export const nothingChosen: ConfirmingDraft = { choices: {}, sending: null };

/** The place on this machine; another officer of it has their own. */
export const choicesPlace = (userId: string, criteriaSet: string, criterion: number): string =>
  `langmoi.confirming.${userId}.${criteriaSet}.${criterion}`;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads back what was kept; anything unreadable counts as nothing. */
export function readChoices(text: string | null): ConfirmingDraft {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(value) || !isRecord(value['choices'])) return nothingChosen;
    const choices = Object.entries(value['choices']).flatMap(([key, one]) =>
      isRecord(one) && typeof one['agrees'] === 'boolean' && typeof one['seen'] === 'number' && isRecord(one['typed'])
        ? [[key, { ...one, typed: { ...nothingTyped, ...one['typed'] } } as unknown as Choice] as const]
        : [],
    );
    return { ...nothingChosen, ...value, choices: Object.fromEntries(choices) };
  } catch {
    return nothingChosen;
  }
}

/** What is left once it is taken in: what was chosen otherwise since. */
export function afterConfirmed({ choices, sending }: ConfirmingDraft): ConfirmingDraft {
  const sent = new Set(sending?.body.confirmations.map(({ communeId, indicator }) => `${communeId}/${indicator}`));
  const isSame = (key: string, choice: Choice) => JSON.stringify(sending?.choices[key]) === JSON.stringify(choice);
  const left = Object.entries(choices).filter(([key, choice]) => !sent.has(key) || !isSame(key, choice));
  return { choices: Object.fromEntries(left), sending: null };
}

function rowOf(communeId: string, { said, confirmed, isConfirmed, indicator }: FigureOfCommune): ConfirmingRow[] {
  if (!said?.value) return [];
  const { version } = (isConfirmed && confirmed) || said;
  return [{ key: `${communeId}/${indicator}`, communeId, said, confirmed, isConfirmed, version }];
}

/** Every figure that somebody said, those that wait for a word first; in the order of communes and of the set. */
export function rowsToConfirm({ rows }: Pick<FiguresOfCriterion, 'rows'>): ConfirmingRow[] {
  const all = rows.flatMap(({ communeId, figures }) => figures.flatMap((figure) => rowOf(communeId, figure)));
  return [...all.filter((one) => !one.isConfirmed), ...all.filter((one) => one.isConfirmed)];
}

/** Chosen of a version that somebody has said anew since: it must be seen first. */
export const isOvertaken = ({ version }: ConfirmingRow, choice: Choice | undefined): boolean =>
  choice !== undefined && choice.seen !== version;

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

/**
 * What would be sent; or what is wrong, by row. What the commune has said anew since is left out; of more than a command
 * takes the first, so that the others go with the next.
 */
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
  if (Object.keys(errors).length > 0) return { errors };
  return { body: { criteriaSet, confirmations: confirmations.slice(0, mostConfirmations) } };
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
