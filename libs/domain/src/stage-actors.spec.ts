import { regime2540, stageOf2540 } from '../test/a-stage';
import { awaitedAt, officesOf, roleOf, type Office } from './stage-actors';

const units = { commune: 'ham-tan', district: 'tra-cu', province: 'tra-vinh' };
const office = (id: string, kind: string, unitId: string, criteria: number[] = []): Office => ({
  id,
  kind,
  unitId,
  name: id,
  criteria,
});
const offices = [
  office('ubnd-ham-tan', 'peoplesCommittee', 'ham-tan'),
  office('ubnd-long-hiep', 'peoplesCommittee', 'long-hiep'),
  office('ubnd-tra-cu', 'peoplesCommittee', 'tra-cu'),
  office('mttq-tra-cu', 'fatherlandFront', 'tra-cu'),
  office('so-gtvt', 'department', 'tra-vinh', [2]),
  office('so-y-te', 'department', 'tra-vinh', [15]),
  office('so-noi-vu', 'department', 'tra-vinh'),
  office('vpdp', 'coordinationOffice', 'tra-vinh'),
  office('hoi-dong', 'appraisalCouncil', 'tra-vinh'),
];
const awaited = (stage: string, now: Parameters<typeof awaitedAt>[3] = { spoken: [] }) =>
  awaitedAt(stageOf2540(stage), units, offices, now).map(({ role, organisationId, done }) => [
    role,
    organisationId,
    done,
  ]);

it('knows a role for every actor of Decision 2540', () => {
  expect(regime2540.stages.filter(({ actor }) => roleOf(actor) === null)).toEqual([]);
  expect(roleOf({ level: 'central', office: 'appraisalCouncil' })).toBeNull();
});

it("awaits the dossier's own commune and district, not their neighbours", () => {
  expect(awaited('self-assessment')).toEqual([['communeOfficer', 'ubnd-ham-tan', false]]);
  expect(awaited('district-review')).toEqual([['districtReviewer', 'ubnd-tra-cu', false]]);
  expect(awaited('front-poll')).toEqual([['frontOfficer', 'mttq-tra-cu', false]]);
});

it('awaits each department that leads a criterion, and marks who has spoken', () => {
  expect(awaited('confirmations', { spoken: ['so-y-te'] })).toEqual([
    ['departmentOfficer', 'so-gtvt', false],
    ['departmentOfficer', 'so-y-te', true],
  ]);
});

it("awaits the council's members only while a meeting is open", () => {
  expect(awaited('council')).toEqual([['coordinationOffice', 'vpdp', false]]);
  expect(awaited('council', { spoken: [], meetingOpen: true })).toContainEqual(['councilMember', 'hoi-dong', false]);
});

it('knows no office of the central government', () => {
  expect(officesOf({ level: 'central', office: 'appraisalCouncil' }, units, offices)).toEqual([]);
});
