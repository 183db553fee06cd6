import type { UnitView } from '@langmoi/contracts/directory';
import { HappeningAsked, type UnitProposalView } from '@langmoi/contracts/unit-changes';
import type { Measure } from '@langmoi/contracts/units';
import { together, type Together } from '@langmoi/domain/units/succession';
import {
  happeningsOf,
  newUnitId,
  noProposal,
  proposalKinds,
  type ProposalKind,
  type ProposalTyped,
} from './unit-proposal';

/**
 * What was entered, as it is typed, so that it can be amended; null where it says what the form cannot say: through the
 * form such a proposal would lose that.
 */
export function typedOf(
  { happenings, effectiveOn, decision, rules }: UnitProposalView,
  units: readonly UnitView[],
): ProposalTyped | null {
  const said = { ...noProposal(effectiveOn), ...decision, rules: rules.map(({ id }) => id), ...fieldsOf(happenings) };
  return isSame(happeningsOf(said, units), happenings) ? said : null;
}

/** By the kind of the last happening: the communes of a district that is abolished move before it. */
function fieldsOf(happenings: readonly HappeningAsked[]): Partial<ProposalTyped> {
  const kind = proposalKinds.find((one) => one === happenings.at(-1)?.kind);
  return kind ? { kind, ...readers[kind](together(happenings)) } : {};
}

const readers: Readonly<Record<ProposalKind, (change: Together) => Partial<ProposalTyped>>> = {
  merged: ({ ends, begins, parts: [part] }) => {
    const into = begins.length > 0 || !part ? '' : part.toId;
    return { units: into ? [...ends, into] : ends, into, ...begun(begins) };
  },
  split: ({ begins, parts }) => ({
    units: parts.slice(0, 1).map(({ fromId }) => fromId),
    ...begun(begins),
    ...measured(parts),
  }),
  renamed: ({ changes: [altered] }) => ({ units: [altered?.unitId ?? ''], name: altered?.name ?? '' }),
  abolished: ({ ends, changes: [altered] }) => ({ units: ends, into: altered?.parentId ?? '' }),
};

const begun = ([unit]: Together['begins']): Partial<ProposalTyped> =>
  unit ? { name: unit.name, code: unit.code, unitKind: unit.kind } : {};

function measured(parts: HappeningAsked['parts']): Pick<ProposalTyped, 'measure' | 'share'> {
  const shares = parts.find(({ fromId, toId }) => fromId !== toId)?.shares ?? 'whole';
  const [known] = shares === 'whole' ? [] : Object.entries(shares);
  return known ? { measure: known[0] as Measure, share: known[1] } : { measure: '', share: '' };
}

/** The same but for the id of the unit that begins, which is the directory's own. */
function isSame(one: readonly HappeningAsked[], other: readonly HappeningAsked[]): boolean {
  const content = (happenings: readonly HappeningAsked[]): string => {
    const text = JSON.stringify(happenings.map((happening) => HappeningAsked.safeParse(happening).data));
    const begun = together(happenings).begins.map(({ unitId }) => unitId);
    return begun.reduce((left, id) => left.replaceAll(id, newUnitId), text);
  };
  return content(one) === content(other);
}
