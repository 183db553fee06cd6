import { Role, type Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { directory } from '@langmoi/domain/access/directory';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace, type Place } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

/** The office that is given or ended: where it is, what it gives, and whose it is (null: nobody's yet). */
export interface OfficeAtStake {
  readonly place: Place;
  readonly role: Role;
  readonly officerId: string | null;
}

const byTable =
  (action: 'invitePerson' | 'appoint' | 'endAppointment' | 'transferAppointment' | 'importOfficers') =>
  (caller: Caller, { place, role }: OfficeAtStake): Problem | undefined =>
    refusedBy(directory[action], caller, { place, state: role });

/** Separation of duties: whoever keeps the offices does not keep one for themselves. */
const notTheirOwn =
  (action: Parameters<typeof byTable>[0]) =>
  (caller: Caller, office: OfficeAtStake): Problem | undefined =>
    byTable(action)(caller, office) ??
    (office.officerId === caller.userId
      ? new Problem('/problems/own-office', 403, 'Nobody gives themselves an office')
      : undefined);

/** Who gives and ends which office: the table, and nobody their own. */
export const { permit, actionsOf } = policyOf({
  invitePerson: notTheirOwn('invitePerson'),
  appoint: notTheirOwn('appoint'),
  endAppointment: byTable('endAppointment'),
  transferAppointment: notTheirOwn('transferAppointment'),
  importOfficers: notTheirOwn('importOfficers'),
});

/** Whether the caller may give a person some office of the place, whichever. */
export function appointAction(caller: Caller, place: Place, officerId: string) {
  const tries = Role.options.map((role) => actionsOf(caller, { place, role, officerId }).find(isAppoint));
  return tries.find((action) => action?.allowed) ?? tries.find((action) => action !== undefined);
}

const isAppoint = ({ name }: { readonly name: string }): boolean => name === 'appoint';

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
