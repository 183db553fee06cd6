import type { HamletView, UnitFact, UnitFactsView } from '@langmoi/contracts/unit-facts';
import { byVietnamese } from '@langmoi/domain/vietnamese';
import type { DecisionTyped } from '../ui/fields/decision-fields';
import { maybeDecisionOf } from './appointments';

export const factKinds = ['hamlet', 'hamletEnded', 'zone', 'alias'] as const satisfies UnitFact['content']['kind'][];
type FactKind = (typeof factKinds)[number];

/** A fact as it is typed. */
export interface FactTyped extends DecisionTyped {
  readonly kind: FactKind;
  readonly written: string;
  readonly zone: string;
  /** Empty: a hamlet that nobody noted yet. */
  readonly hamletId: string;
  readonly hamletKind: string;
  readonly name: string;
  readonly into: readonly string[];
  readonly fromOn: string;
  readonly toOn: string;
  readonly document: string;
  readonly documentDate: string;
  readonly line: string;
}

export const noFact: FactTyped = {
  ...{ kind: 'hamlet', written: '', zone: '', hamletId: '', hamletKind: 'ap', name: '', into: [] },
  ...{ fromOn: '', toOn: '', number: '', date: '', authority: '', document: '', documentDate: '', line: '' },
};

const contentOf = ({ kind, written, zone, hamletId, hamletKind, name, into }: FactTyped) => {
  if (kind === 'alias') return { kind, written };
  if (kind === 'zone') return { kind, zone };
  if (kind === 'hamletEnded') return { kind, hamletId, into: into.filter((id) => id !== hamletId) };
  return { kind, ...(hamletId && { hamletId }), hamletKind, name };
};

/** What is sent of a fact: nothing of what its kind does not say. */
export function notingOf(typed: FactTyped) {
  const { kind, fromOn, toOn, document, documentDate, line } = typed;
  const source = { document: document.trim(), date: documentDate || null, line: line.trim() ? Number(line) : null };
  return {
    content: contentOf(typed),
    fromOn: (kind !== 'alias' && fromOn) || null,
    toOn: ((kind === 'zone' || kind === 'hamlet') && toOn) || null,
    decision: maybeDecisionOf(typed),
    sources: [source],
  };
}

/** Each writing of the name once, with all the places where it stands so. */
export function aliasesOf(facts: readonly UnitFact[]): { written: string; sources: UnitFact['sources'] }[] {
  const aliases = new Map<string, UnitFact['sources']>();
  for (const { content, sources, withdrawn } of facts) {
    if (content.kind !== 'alias' || withdrawn) continue;
    aliases.set(content.written, [...(aliases.get(content.written) ?? []), ...sources]);
  }
  return [...aliases]
    .map(([written, sources]) => ({ written, sources }))
    .sort((one, other) => byVietnamese(one.written, other.written));
}

/** The hamlets that were ever noted of the unit or lie in it: each by its newest name, to be chosen from. */
export function knownHamlets({ facts, hamlets }: Pick<UnitFactsView, 'facts' | 'hamlets'>): HamletNamed[] {
  const known = new Map<string, HamletNamed>();
  // The newest is first; what stands on the day counts before it.
  for (const { content } of [...facts].reverse()) {
    if (content.kind !== 'hamlet') continue;
    const { hamletId, hamletKind: kind, name } = content;
    known.set(hamletId, { hamletId, kind, name });
  }
  for (const { hamletId, kind, name } of hamlets) known.set(hamletId, { hamletId, kind, name });
  return [...known.values()].sort((one, other) => byVietnamese(one.name, other.name));
}
export type HamletNamed = Pick<HamletView, 'hamletId' | 'kind' | 'name'>;
