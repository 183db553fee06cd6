import type { FigureView, FiguresView, RecordFigures } from '@langmoi/contracts/figures';
import { nothingTyped, type FigureTyped, type ReadValue, type ValueError } from './figures';

/** What one person typed of one commune and has not been taken in yet, as this machine keeps it. */
export interface FigureDraft {
  /** The day the figures are true of; empty: that of the sheet. */
  readonly asOf: string;
  readonly typed: Readonly<Record<string, FigureTyped>>;
  /** The newest version of each that its author saw; 0 where there was none. */
  readonly seen: Readonly<Record<string, number>>;
  /** What is on its way: sent again with the same key until there is an answer, so that it happens once. */
  readonly sending: Sending | null;
}

interface Sending {
  readonly key: string;
  readonly body: RecordFigures;
  /** As it was typed when it went out. */
  readonly typed: FigureDraft['typed'];
}

export const emptyDraft: FigureDraft = { asOf: '', typed: {}, seen: {}, sending: null };

/** By the set besides: the same code may be another indicator of another one. */
export const draftPlace = (userId: string, communeId: string, tier: string, criteriaSet: string): string =>
  `langmoi.figures.${userId}.${communeId}.${tier}.${criteriaSet}`;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads back what was kept; anything unreadable counts as nothing. */
export function readDraft(text: string | null): FigureDraft {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(value) || !isRecord(value['typed']) || !isRecord(value['seen'])) return emptyDraft;
    const typed = Object.entries(value['typed']).flatMap(([indicator, one]) =>
      isRecord(one) && isRecord(one['numbers']) ? [[indicator, { ...nothingTyped, ...one }] as const] : [],
    );
    return { ...emptyDraft, ...value, typed: Object.fromEntries(typed) };
  } catch {
    return emptyDraft;
  }
}

const isUntouched = ({ yes, none, numbers, note, evidence }: FigureTyped) =>
  yes === '' && !none && !note.trim() && !evidence.trim() && Object.values(numbers).every((one) => !one.trim());

const without = <T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== name));

/** The draft with one figure typed anew; all emptied, it is no part of it any more. `newest`: the version in sight. */
export function typeInto(draft: FigureDraft, indicator: string, typed: FigureTyped, newest: number): FigureDraft {
  if (isUntouched(typed)) return leaveOut(draft, indicator);
  const seen = { ...draft.seen, [indicator]: draft.seen[indicator] ?? newest };
  return { ...draft, typed: { ...draft.typed, [indicator]: typed }, seen };
}

/** Not said any more: what the other one said stands. */
export const leaveOut = (draft: FigureDraft, indicator: string): FigureDraft => ({
  ...draft,
  typed: without(draft.typed, indicator),
  seen: without(draft.seen, indicator),
});

/** One's own is to stand after the other's, which was seen. */
export const seeNewest = (draft: FigureDraft, indicator: string, newest: number): FigureDraft => ({
  ...draft,
  seen: { ...draft.seen, [indicator]: newest },
});

/** The newest version of an indicator that the view knows. */
export const newestFigure = ({ figures }: Pick<FiguresView, 'figures'>, indicator: string): FigureView | null =>
  figures.find((one) => one.indicator === indicator)?.versions[0] ?? null;

/** Indicators that somebody else has said something of since one began to type: theirs, to be shown beside one's own. */
export function conflictsOf(draft: FigureDraft, view: Pick<FiguresView, 'figures'>): ReadonlyMap<string, FigureView> {
  const conflicts = new Map<string, FigureView>();
  const onTheWay = new Set(draft.sending?.body.figures.map(({ indicator }) => indicator));
  for (const indicator of Object.keys(draft.typed)) {
    const newest = newestFigure(view, indicator);
    const isNewer = newest && newest.version > (draft.seen[indicator] ?? 0);
    if (isNewer && !onTheWay.has(indicator)) conflicts.set(indicator, newest);
  }
  return conflicts;
}

/** What stands on a line each; empty ones count for nothing. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What would be sent, in the order of the set; or what is wrong, by indicator. A note alone is no figure. */
export function bodyOf(
  draft: FigureDraft,
  { criteriaSet, on, order }: { criteriaSet: string; on: string; order: readonly string[] },
  read: (indicator: string, typed: FigureTyped) => ReadValue,
  needed: string,
): { readonly body: RecordFigures } | { readonly errors: Readonly<Record<string, readonly ValueError[]>> } {
  const errors: Record<string, readonly ValueError[]> = {};
  const figures: RecordFigures['figures'] = [];
  for (const indicator of order) {
    const typed = draft.typed[indicator];
    if (!typed) continue;
    const result = read(indicator, typed);
    if (result === null) errors[indicator] = [{ pointer: '', detail: needed }];
    else if ('errors' in result) errors[indicator] = result.errors;
    else {
      const [note, evidence] = [typed.note.trim(), linesOf(typed.evidence)];
      figures.push({
        ...{ indicator, value: result.value, seenVersion: draft.seen[indicator] ?? 0 },
        ...(note && { note }),
        ...(evidence.length > 0 && { evidence }),
      });
    }
  }
  if (Object.keys(errors).length > 0) return { errors };
  return { body: { criteriaSet, asOf: draft.asOf || on, figures } };
}

/** What is left once it is taken in: what was typed since stays, and has seen what was just recorded. */
export function afterSent(
  draft: FigureDraft,
  recorded: readonly Pick<FigureView, 'indicator' | 'version'>[],
): FigureDraft {
  const sent = draft.sending?.typed ?? {};
  return recorded.reduce<FigureDraft>(
    (left, { indicator, version }) => {
      const same = JSON.stringify(left.typed[indicator]) === JSON.stringify(sent[indicator]);
      return same || !left.typed[indicator] ? leaveOut(left, indicator) : seeNewest(left, indicator, version);
    },
    { ...draft, sending: null },
  );
}

/** The errors of a refusal by indicator, each with its place in the value; what is of no figure under `''`. */
export function errorsByIndicator(
  errors: readonly ValueError[],
  { figures }: Pick<RecordFigures, 'figures'>,
): Record<string, ValueError[]> {
  const all: Record<string, ValueError[]> = {};
  for (const { pointer, detail } of errors) {
    const [, index, place = ''] = /^\/figures\/(\d+)(?:\/value)?(.*)$/.exec(pointer) ?? [];
    const indicator = index === undefined ? '' : (figures[Number(index)]?.indicator ?? '');
    (all[indicator] ??= []).push({ pointer: index === undefined ? pointer : place, detail });
  }
  return all;
}
