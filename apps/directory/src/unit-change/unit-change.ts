import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, Problem, type InputError } from '@langmoi/contracts/problem';
import type { DraftingProposal, HappeningAsked, SuccessionRule } from '@langmoi/contracts/unit-changes';
import type { UnitForm } from '@langmoi/contracts/units';
import { addDays } from '@langmoi/domain/deadlines';
import type { History, UnitFault } from '@langmoi/domain/units/history';
import { unitOn } from '@langmoi/domain/units/on-a-day';
import { rulesFor, together } from '@langmoi/domain/units/succession';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { Entry } from '../register/register';
import { newId, twoLevelsFrom } from '../unit/unit.service';

/** The id of a unit by its code and first day; the same as where the country or a folder brings it. */
const idOfBegun = (code: string, day: string): string =>
  day === twoLevelsFrom ? newId(code) : uuidOf('unit', `${day}/${code}`);

/** The happenings with an id of its code and first day for each unit that begins. Pure. */
export function named({ happenings, effectiveOn }: DraftingProposal): HappeningAsked[] {
  const ids = new Map(
    happenings.flatMap(({ begins }) =>
      begins.map(({ unitId, code }) => [unitId, idOfBegun(code, effectiveOn)] as const),
    ),
  );
  const idOf = (unitId: string): string => ids.get(unitId) ?? unitId;
  return happenings.map((one) => ({
    ...one,
    ends: one.ends.map(idOf),
    begins: one.begins.map((form) => ({
      ...form,
      unitId: idOf(form.unitId),
      parentId: form.parentId && idOf(form.parentId),
    })),
    changes: one.changes.map((altered) => ({
      ...altered,
      unitId: idOf(altered.unitId),
      ...(altered.parentId && { parentId: idOf(altered.parentId) }),
    })),
    parts: one.parts.map((part) => ({ ...part, fromId: idOf(part.fromId), toId: idOf(part.toId) })),
  }));
}

/** What the register would learn; the ids in the order of the happenings. */
export const entriesOf = (
  { happenings, effectiveOn, decision, rules }: Omit<DraftingProposal, 'rules'> & { readonly rules: string[] },
  ids: readonly string[],
): Entry[] =>
  happenings.map((happening, index) => ({
    ...{ id: ids[index] ?? '', about: null, reason: null },
    change: { ...happening, effectiveOn, decision, source: null, ...(rules.length > 0 && { rules }) },
  }));

/** The units that the happenings name, as the day leaves them; those that end as they were the day before. Pure. */
export function formsOf(
  history: History,
  { happenings, effectiveOn }: Pick<DraftingProposal, 'happenings' | 'effectiveOn'>,
) {
  const { ends, begins, changes, parts } = together(happenings);
  const ids = [...ends, ...[...begins, ...changes].map(({ unitId }) => unitId), ...parts.map(({ toId }) => toId)];
  const touched = new Set(ids);
  const on = (unitId: string): UnitForm | undefined =>
    unitOn(history, unitId, effectiveOn) ?? unitOn(history, unitId, addDays(effectiveOn, -1));
  const above = [...touched].flatMap((id) => on(id)?.parentId ?? []);
  return [...new Set([...touched, ...above])].flatMap((id): UnitForm[] => {
    const form = on(id);
    if (!form) return [];
    const { unitId, parentId, level, kind, code, name } = form;
    return [{ unitId, parentId, level, kind, code, name }];
  });
}

/** The rules that count; refuses, at its field, a choice that is not in force on the day. Pure. */
export function chosenRules(
  known: readonly SuccessionRule[],
  { rules, effectiveOn: on }: DraftingProposal,
): SuccessionRule[] {
  const counting = rulesFor(known, { on, chosen: rules });
  const errors = rules.flatMap((id, index): InputError[] =>
    counting.some((rule) => rule.id === id) ? [] : [{ pointer: `/rules/${index}`, detail: inputTexts.ruleNotInForce }],
  );
  if (errors.length > 0) throw invalidRequest(errors, 422);
  return counting;
}

const fields: Readonly<Record<UnitFault, readonly [field: string, text: keyof typeof inputTexts]>> = {
  illFormed: ['kind', 'unitsIllFormed'],
  sharesNotOne: ['parts', 'sharesNotOne'],
  notThere: ['ends', 'unitNotThere'],
  alreadyThere: ['begins', 'unitThere'],
  touchedTwice: ['ends', 'unitTwice'],
  goesNowhere: ['parts', 'partGoesNowhere'],
  wrongParent: ['begins', 'parentWrong'],
  wrongKind: ['begins', 'unitKindWrong'],
  childrenLeft: ['ends', 'childrenLeft'],
  codeTaken: ['begins', 'unitCodeTaken'],
  correctsNothing: ['kind', 'unitsIllFormed'],
};

/**
 * The register's refusal at the fields of what was entered; at its day, where the decision would make impossible what
 * the register knows of later days. What else was thrown is as it was.
 */
export function atFields(problem: unknown, entries: readonly Entry[]): unknown {
  if (!(problem instanceof Problem) || problem.type !== '/problems/units-refused') return problem;
  const refused = problem.extra['refused'] as History['refused'];
  const errors = new Map<string, InputError>();
  for (const { eventId, fault } of refused) {
    const index = entries.findIndex(({ id }) => id === eventId);
    const [field, text] = fields[fault];
    const [pointer, detail] =
      index < 0 ? ['/effectiveOn', inputTexts.laterEvents] : [`/happenings/${index}/${field}`, inputTexts[text]];
    errors.set(pointer, { pointer, detail });
  }
  return invalidRequest([...errors.values()], 422);
}

/**
 * Refuses, at its field, a code that another unit of the tenant had or has, for a unit that begins or is given a code:
 * rows are found by it. Pure.
 */
export function refuseKnownCodes(
  happenings: readonly HappeningAsked[],
  units: readonly (Pick<UnitForm, 'level' | 'code'> & { readonly id: string })[],
): void {
  const taken = new Set(units.map(({ level, code }) => `${level} ${code}`));
  const known = [...units, ...together(happenings).begins.map(({ unitId: id, ...form }) => ({ ...form, id }))];
  const refused = (pointer: string, level: UnitForm['level'] | undefined, code: string): InputError[] =>
    taken.has(`${level} ${code}`) ? [{ pointer: `${pointer}/code`, detail: inputTexts.unitCodeTaken }] : [];
  const errors = happenings.flatMap(({ begins, changes }, index) => [
    ...begins.flatMap(({ level, code }, at) => refused(`/happenings/${index}/begins/${at}`, level, code)),
    ...changes.flatMap(({ unitId, code }, at) => {
      const unit = known.find(({ id }) => id === unitId);
      if (code === undefined || code === unit?.code) return []; // its own
      return refused(`/happenings/${index}/changes/${at}`, unit?.level, code);
    }),
  ]);
  if (errors.length > 0) throw invalidRequest(errors, 422);
}
