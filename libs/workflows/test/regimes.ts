import { Regime, type Stage } from '@langmoi/contracts/regime';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(__dirname, '../../../data/regimes/qd-2540-2016.commune.json');

/** The regime as the product runs it. */
export const regime2540: Regime = Regime.parse(JSON.parse(readFileSync(file, 'utf8')));

const title = (vi: string) => ({ vi, en: vi });
const noLimit: Stage['limit'] = { days: null, calendar: 'calendar', source: 'made up', confidence: 'provisional' };
const stage = (over: Partial<Stage> & Pick<Stage, 'id' | 'kind' | 'actor' | 'outcomes'>): Stage => ({
  title: title(over.id),
  limit: noLimit,
  documents: [],
  values: {},
  onLimit: { remindDaysBefore: [], escalateTo: null, outcome: null },
  ...over,
});

/** A law that nobody passed: three stages, the second in parallel. Not a line of code knows it. */
export const smallRegime: Regime = {
  ...regime2540,
  id: 'made-up-three-stages',
  title: title('Quy trình thử'),
  start: 'proposal',
  stages: [
    stage({
      id: 'proposal',
      kind: 'task',
      actor: { level: 'commune', office: 'peoplesCommittee' },
      outcomes: { propose: { to: 'hearing', title: title('Đề nghị'), reasons: 'none' } },
    }),
    stage({
      id: 'hearing',
      kind: 'confirmations',
      actor: { level: 'province', office: 'leadDepartment' },
      outcomes: {
        confirmed: { to: 'verdict', title: title('Đồng ý'), reasons: 'none' },
        disagreed: { to: 'proposal', title: title('Chưa đồng ý'), reasons: 'perCriterion' },
      },
    }),
    stage({
      id: 'verdict',
      kind: 'decision',
      actor: { level: 'province', office: 'ppcChairman' },
      outcomes: {
        issued: { to: 'recognised', title: title('Ban hành'), reasons: 'none' },
        declined: { to: 'rejected', title: title('Từ chối'), reasons: 'required' },
      },
    }),
  ],
};
