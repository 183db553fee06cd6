import type { FieldError } from '@langmoi/contracts/common';
import { fractionTyped, type ProposalKind, type ProposalTyped } from './unit-proposal';

/** What a field says that nobody may leave so. */
interface ProposalWords {
  readonly chooseUnit: string;
  readonly readableShare: string;
  readonly fill: string;
}

/**
 * What is not chosen, and what the contract or the directory finds wrong in the happenings, at the fields in which it was
 * typed: `/units/0`, `/into`, `/share`, …; what is of no happening stays where it is. One sentence a field.
 */
export function atTyped(errors: readonly FieldError[], typed: ProposalTyped, words: ProposalWords): FieldError[] {
  const unchosen = unchosenOf(typed).map((pointer) => ({ pointer, detail: words.chooseUnit }));
  const unfilled = unfilledOf(typed).map((pointer) => ({ pointer, detail: words.fill }));
  const isUnread = fractionTyped(typed.share) === null;
  const placed = errors.map(({ pointer, detail }) => {
    const field = fieldAt(pointer, typed);
    return { pointer: field, detail: field === '/share' && isUnread ? words.readableShare : detail };
  });
  const found = [...unchosen, ...unfilled, ...placed];
  return found.filter(({ pointer }, at) => found.findIndex((other) => other.pointer === pointer) === at);
}

/** Nothing is merged alone, and the communes of a district that ends go somewhere. */
function unchosenOf({ kind, units, into }: ProposalTyped): string[] {
  const missing = units.findIndex((id, at) => id === '' || units.indexOf(id) < at);
  const distinct = new Set(units.filter((id) => id !== '')).size;
  return [
    ...(distinct < (kind === 'merged' ? 2 : 1) ? [`/units/${missing}`] : []),
    ...(kind === 'abolished' && into === '' ? ['/into'] : []),
  ];
}

/** Asked for from the first, also while no unit is chosen of which the contract could say so. */
function unfilledOf({ kind, into, name, code }: ProposalTyped): string[] {
  const begins = kind === 'split' || (kind === 'merged' && into === '');
  return [
    ...((begins || kind === 'renamed') && name.trim() === '' ? ['/name'] : []),
    ...(begins && code.trim() === '' ? ['/code'] : []),
  ];
}

/** Where what is wrong with a part of a happening was typed, where that is not the unit. */
const fields: Readonly<Record<ProposalKind, Readonly<Record<string, string>>>> = {
  // A unit that begins is refused as a whole for its code above all: another has it.
  merged: { parts: '/into', begins: '/code' },
  split: { parts: '/share', begins: '/code' },
  renamed: { changes: '/name', begins: '/name' },
  abolished: { kind: '/into', changes: '/into', begins: '/into', parts: '/into' },
};
const begunFields: Readonly<Record<string, string>> = { name: '/name', code: '/code', kind: '/unitKind' };

function fieldAt(pointer: string, { kind, measure }: ProposalTyped): string {
  const [, list, , part = '', , begunField = ''] = pointer.split('/');
  if (list !== 'happenings') return pointer;
  const field = (part === 'begins' && begunFields[begunField]) || (fields[kind][part] ?? '/units/0');
  return field === '/share' && measure === '' ? '/measure' : field;
}
