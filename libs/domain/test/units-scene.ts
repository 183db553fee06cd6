import type { UnitChange, UnitEvent, UnitForm, UnitPart } from '@langmoi/contracts/units';

/** A unit of which only what a case is about is said; ids begin with the level: `p1`, `d1`, `c1`. */
export function aUnit(unitId: string, more: Partial<UnitForm> = {}): UnitForm {
  const level = unitId.startsWith('p') ? 'province' : unitId.startsWith('d') ? 'district' : 'commune';
  const parentId = level === 'province' ? null : level === 'district' ? 'p1' : 'd1';
  return { unitId, parentId, level, kind: level, code: unitId.toUpperCase(), name: `Tên ${unitId}`, ...more };
}

export function aChange(
  kind: UnitChange['kind'],
  effectiveOn: string | null,
  more: Partial<UnitChange> = {},
): UnitChange {
  const nothing = { ends: [], begins: [], changes: [], parts: [] };
  return { kind, effectiveOn, ...nothing, decision: null, source: null, ...more };
}

/** Events learned one a minute, in this order; `e1`, `e2` … */
export const learned = (changes: readonly (UnitChange | Correction)[]): UnitEvent[] =>
  changes.map((change, index) => {
    const id = `e${index + 1}`;
    const learnedAt = new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
    if (!('about' in change)) return { id, learnedAt, about: null, change, reason: null };
    return { id, learnedAt, about: change.about, change: change.change, reason: 'ghi nhầm' };
  });

export interface Correction {
  readonly about: string;
  readonly change: UnitChange | null;
}

export const whole = (fromId: string, toId: string): UnitPart => ({ fromId, toId, shares: 'whole' });
export const unknown = (fromId: string, toId: string): UnitPart => ({ fromId, toId, shares: null });
export const share = (fromId: string, toId: string, households: string): UnitPart => ({
  fromId,
  toId,
  shares: { households },
});
