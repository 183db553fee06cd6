import type { HouseholdContent, HouseholdMember, RemoveHousehold } from '@langmoi/contracts/households';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, type InputError } from '@langmoi/contracts/problem';
import type { HouseholdRow } from './household.entity';

/** What the register keeps of a household beside its ids: what was said of it, and whether it left. */
type Standing = Pick<HouseholdRow, 'classification' | 'leftOn' | 'leftReason' | 'leftBy'>;

/** The day of a birth that is known by its year alone is not later than the year's first. Dates as YYYY-MM-DD. */
function comingOnes(dates: Readonly<Record<string, string>>, today: string): InputError[] {
  return Object.entries(dates)
    .filter(([, date]) => date > today)
    .map(([pointer]) => ({ pointer, detail: inputTexts.dateInFuture }));
}

/** Throws `/problems/invalid-request` at each date that has not come: of the classification, its paper, or a birth. */
export function refuseComing({ since, decision, members }: HouseholdContent, today: string): void {
  const births = members.map(({ birth }, at) => [`/members/${at}/birth`, birth] as const);
  const dates = { '/since': since, '/decision/date': decision.date, ...Object.fromEntries(births) };
  const errors = comingOnes(dates, today);
  if (errors.length > 0) throw invalidRequest(errors, 422);
}

/**
 * How a household stands once it left. Above the standard it is neither poor nor near-poor; whoever left otherwise was
 * what they were. Throws `/problems/invalid-request` at a date that has not come, or before it was classified.
 */
export function leaving(
  { since, classification }: Pick<HouseholdRow, 'since' | 'classification'>,
  { on, reason, decision }: RemoveHousehold,
  today: string,
): Standing {
  const early = on < since ? [{ pointer: '/on', detail: inputTexts.leavesBeforeSince }] : [];
  const errors = [...early, ...comingOnes({ '/on': on, '/decision/date': decision.date }, today)];
  if (errors.length > 0) throw invalidRequest(errors, 422);
  return {
    classification: reason === 'aboveStandard' ? 'neither' : classification,
    ...{ leftOn: on, leftReason: reason, leftBy: decision },
  };
}

/** What a report counts of a household. */
export const countedOf = <H extends Pick<HouseholdContent, 'since' | 'members'> & { classification: string }>({
  classification,
  since,
  members,
}: H) => ({ classification, since, memberCount: members.length });

/** The head of a household; the contract lets none in without one. */
export function headOf({ id, members }: Pick<HouseholdRow, 'id' | 'members'>): HouseholdMember {
  const head = members.find(({ relation }) => relation === 'head');
  if (!head) throw new Error(`Household ${id} has no head`);
  return head;
}
