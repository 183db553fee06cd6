// Somebody of every role in every seat of a province: who asks in the matrix of who may what.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where somebody sits, seen from the province's first commune. */
const seats = ['commune', 'district', 'province', 'nextCommune', 'nextDistrict'];

/** Roles of persons that a province can hold: offices of the nation are held in the nation. */
const isOfProvince = (role) => !['nationalViewer', 'nationalAdministrator'].includes(role) && !role.endsWith('Machine');

const ofProvince = {
  coordinationOffice: 'coordination-office',
  councilMember: 'appraisal-council',
  chairmanOffice: 'ppc-chairman',
  departmentOfficer: 'department',
  operator: 'operations',
};

function seatOf(role, seat, { code }) {
  const units = {
    commune: `${code}01001`,
    nextCommune: `${code}01002`,
    district: `${code}01`,
    nextDistrict: `${code}02`,
  };
  const unitCode = units[seat] ?? code;
  const district = seat.toLowerCase().includes('district') && role === 'frontOfficer' ? 'fatherland-front' : undefined;
  const own = seat === 'province' ? ofProvince[role] : district;
  return { unitCode, organisation: `${unitCode}/${own ?? 'peoples-committee'}` };
}

/** Adds them to the files of a province that `makeProvince` wrote, with their offices; tells their accounts. */
export function addEverybody(folder, named, roles) {
  const home = join(folder, 'demo', named.folder);
  const change = (name, changeOf) => {
    const file = join(home, `${name}.json`);
    const content = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...content, ...changeOf(content) }));
  };
  const organisation = (slug, kind, name) => ({ key: `${named.code}/${slug}`, unitCode: named.code, kind, name });
  change('organisations', ({ organisations }) => ({
    organisations: [
      ...organisations,
      organisation('appraisal-council', 'appraisalCouncil', 'Hội đồng thẩm định (diễn tập)'),
      organisation('ppc-chairman', 'ppcChairman', 'Văn phòng Chủ tịch (diễn tập)'),
      organisation('department', 'department', 'Sở diễn tập'),
    ],
  }));
  const people = roles.filter(isOfProvince).flatMap((role) =>
    seats.map((seat) => {
      const account = `${named.word}.m.${role.toLowerCase()}.${seat.toLowerCase()}`;
      return { account, displayName: `${account} (diễn tập)`, role, ...seatOf(role, seat, named), rehearsal: true };
    }),
  );
  change('officers', ({ officers }) => ({ officers: [...officers, ...people] }));
  return people.map(({ account }) => account);
}
