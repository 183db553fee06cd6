import { Role, type Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { directory } from '@langmoi/domain/access/directory';
import { notPermitted, refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace, type Place } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

/** The office that is given or ended: where it is, what it gives, and whose it is (null: nobody's yet). */
export interface OfficeAtStake {
  readonly place: Place;
  readonly role: Role;
  readonly officerId: string | null;
}

type Action =
  | 'invitePerson'
  | 'appoint'
  | 'correctPerson'
  | 'endAppointment'
  | 'cancelAppointment'
  | 'transferAppointment'
  | 'importOfficers';

const byTable =
  (action: Action) =>
  (caller: Caller, { place, role }: OfficeAtStake): Problem | undefined =>
    refusedBy(directory[action], caller, { place, state: role });

const ownOffice = () => new Problem('/problems/own-office', 403, 'Nobody gives themselves an office');
const ownRecord = () => new Problem('/problems/own-record', 403, 'Nobody corrects what is known of themselves');

/** Separation of duties: whoever keeps the offices does not keep one for themselves. */
const notTheirOwn =
  (action: Action, refusal = ownOffice) =>
  (caller: Caller, office: OfficeAtStake): Problem | undefined =>
    byTable(action)(caller, office) ?? (office.officerId === caller.userId ? refusal() : undefined);

const refusalToCorrect = notTheirOwn('correctPerson', ownRecord);

/** Who gives and ends which office: the table, and nobody their own. */
export const { permit, actionsOf } = policyOf({
  invitePerson: notTheirOwn('invitePerson'),
  appoint: notTheirOwn('appoint'),
  correctPerson: refusalToCorrect,
  endAppointment: byTable('endAppointment'),
  cancelAppointment: byTable('cancelAppointment'),
  transferAppointment: notTheirOwn('transferAppointment'),
  importOfficers: notTheirOwn('importOfficers'),
});

/** Whether the caller may do something to a person who is at home in the place, by one of the roles at least. */
function actionFor(
  name: Action,
  caller: Caller,
  { place, officerId, roles }: { place: Place; officerId: string; roles: readonly Role[] },
) {
  const tries = roles.map((role) => actionsOf(caller, { place, role, officerId }).find((one) => one.name === name));
  return tries.find((action) => action?.allowed) ?? tries.find((action) => action !== undefined);
}

/** Whether the caller may give a person some office of the place, whichever. */
export const appointAction = (caller: Caller, place: Place, officerId: string) =>
  actionFor('appoint', caller, { place, officerId, roles: Role.options });

/** Somebody with the roles of all their offices, past ones too. */
interface Known {
  readonly place: Place;
  readonly officerId: string;
  readonly roles: readonly Role[];
}

/** Whether the caller may correct what is known of a person: whoever keeps one of their offices may. */
export const correctAction = (caller: Caller, known: Known) => actionFor('correctPerson', caller, known);

/** Throws what stands in the way of correcting a person. */
export function permitCorrection(caller: Caller, known: Known): void {
  const problems = known.roles.map((role) => refusalToCorrect(caller, { ...known, role }));
  if (problems.includes(undefined)) return;
  throw problems.find((problem) => problem?.type === '/problems/own-record') ?? problems[0] ?? notPermitted();
}

/** Throws `/problems/not-permitted` for somebody to whom persons of the place are not shown. */
export function permitRead(action: 'listPersons' | 'viewPerson' | 'listPowers', caller: Caller, place: Place): void {
  const problem = refusedBy(directory[action], caller, { place });
  if (problem) throw problem;
}

/** Throws `/problems/not-permitted` for somebody who may bring in nobody at all: before any of the file is read. */
export function permitImport(caller: Caller, provinceId: string): void {
  const place = provincePlace(provinceId);
  const tries = Role.options.map((role) => refusedBy(directory.importOfficers, caller, { place, state: role }));
  const [refused] = tries;
  if (refused && tries.every((problem) => problem !== undefined)) throw refused;
}

/** Throws `/problems/not-permitted` for somebody who does not keep who leads which criterion of the province. */
export function permitLead(caller: Caller, provinceId: string): void {
  const problem = refusedBy(directory.assignLead, caller, { place: provincePlace(provinceId) });
  if (problem) throw problem;
}
