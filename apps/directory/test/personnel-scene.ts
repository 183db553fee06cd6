import type { Caller } from '@langmoi/contracts/caller';
import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { AccountDescribed, type AppointmentView, type PersonView } from '@langmoi/contracts/officers';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { loadDemos } from '../src/demo/load-demos';
import { dataDir, startService, type TestService } from './service';

export const provinceId = uuidOf('province', '84');
export const provinceUnit = uuidOf('unit', '84');
export const nationId = uuidOf('nation', 'vn');

const atProvince = { provinceId, unitId: provinceUnit, unitPath: [provinceUnit] };
const atNation = { provinceId: nationId, unitId: nationId, unitPath: [nationId] };

/** Those who keep offices, and those who look at them. */
export const administrator = aCaller({
  ...{ ...atProvince, roles: ['provinceAdministrator'], userId: uuidOf('officer', 'quan-tri') },
});
export const auditor = aCaller({ ...atProvince, roles: ['auditor'] });
export const nationalAdministrator = aCaller({ ...atNation, roles: ['nationalAdministrator'] });
export const reading = (caller: Caller): Caller => ({ ...caller, readsProvinceId: provinceId });

export const decision = { number: '12/QĐ-UBND (diễn tập)', date: '2020-04-01', authority: 'Chủ tịch (diễn tập)' };

export const officer = (account: string) => uuidOf('officer', account);
export const organisation = (key: string) => uuidOf('organisation', key);

/** An office in the coordination office of the province from 01/4/2020, the first day of the demo. */
export const anOffice = (change: object = {}) => ({
  organisationId: organisation('84/coordination-office'),
  unitId: provinceUnit,
  role: 'coordinationOffice',
  fromOn: '2020-04-01',
  decision,
  ...change,
});

export const anInvitation = (account: string, change: object = {}) => ({
  displayName: 'Nguyễn Thị Thử (diễn tập)',
  account,
  phone: '0909 123 456',
  identityNumber: '084099000001',
  homeUnitId: uuidOf('unit', '29489'),
  appointment: anOffice(change),
});

/** The demo's directory, with ways to administer it. */
export async function aScene() {
  const directory: TestService = await startService();
  await directory.load((loads) => loadDemos(loads, dataDir));
  const person = (body: Record<string, unknown>) => body as unknown as PersonView;
  return {
    directory,
    async invite(account: string, change: object = {}, caller = administrator) {
      const path = `POST /provinces/${provinceId}/persons`;
      const { status, body } = await directory.command(path, anInvitation(account, change), caller);
      return { status, body, person: person(body) };
    },
    async appoint(personId: string, change: object = {}, caller = administrator) {
      const { status, body } = await directory.command(
        `POST /persons/${personId}/appointments`,
        anOffice(change),
        caller,
      );
      return { status, body, person: person(body) };
    },
    async end({ id, version }: Pick<AppointmentView, 'id' | 'version'>, change: object = {}, caller = administrator) {
      const ending = { on: '2020-04-01', reason: 'thôi giữ chức (diễn tập)', seenVersion: version, ...change };
      const { status, body } = await directory.command(`POST /appointments/${id}/end`, ending, caller);
      return { status, body, person: person(body) };
    },
    async cancel(
      { id, version }: Pick<AppointmentView, 'id' | 'version'>,
      change: object = {},
      caller = administrator,
    ) {
      const asked = { reason: 'không nhận chức (diễn tập)', seenVersion: version, ...change };
      const { status, body } = await directory.command(`POST /appointments/${id}/cancel`, asked, caller);
      return { status, body, person: person(body) };
    },
    async correct({ id, version }: Pick<PersonView, 'id' | 'version'>, change: object, caller = administrator) {
      const asked = { reason: 'ghi sai (diễn tập)', seenVersion: version, ...change };
      const { status, body } = await directory.command(`POST /persons/${id}/correct`, asked, caller);
      return { status, body, person: person(body) };
    },
    /** What was last said of an organisation. */
    described: async (id: string) =>
      (await directory.events<{ id: string; members: object[] }>(OrganisationDescribed.type))
        .filter((data) => data.id === id)
        .at(-1),
    /** What was said of a sign-in name, one after the other. */
    announced: async (account: string) =>
      (await directory.events<{ account: string }>(AccountDescribed.type)).filter((data) => data.account === account),
    async view(personId: string, caller = administrator) {
      const { status, body } = await directory.ask(`/persons/${personId}`, caller);
      return { status, body, person: person(body) };
    },
  };
}

/** Somebody's first listed appointment. Throws where there is none. */
export const only = ({ appointments: [appointment] }: PersonView) => {
  if (!appointment) throw new Error('Nobody was appointed');
  return appointment;
};

export type Scene = Awaited<ReturnType<typeof aScene>>;

/** `403 own-office`, as specs compare it. */
export const refusal = ({ status, body }: { status: number; body: Record<string, unknown> }): string =>
  `${status} ${String(body['type']).replace('/problems/', '')}`;
