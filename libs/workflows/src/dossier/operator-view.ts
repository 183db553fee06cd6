import type { Actor, End } from '@langmoi/contracts/regime';
import { endOf } from '@langmoi/domain/deadlines';
import { formatDate } from '@langmoi/domain/vietnamese';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { lmCommune, lmDistrict, lmDueAt, lmProvince, lmStage, lmTier, lmYear, type DossierInput } from './contract';
import type { Visit } from './visit';

const offices: Readonly<Record<Actor['office'], string>> = {
  peoplesCommittee: 'UBND',
  fatherlandFront: 'Ủy ban MTTQ',
  coordinationOffice: 'Văn phòng Điều phối',
  leadDepartment: 'các sở, ngành phụ trách tiêu chí',
  appraisalCouncil: 'Hội đồng thẩm định',
  ppcChairman: 'Chủ tịch UBND',
};
const levels: Readonly<Record<Actor['level'], string>> = {
  commune: 'xã',
  district: 'huyện',
  province: 'tỉnh',
  central: 'Trung ương',
};
const nameOf = ({ level, office }: Actor): string => `${offices[office]} cấp ${levels[level]}`;

/** Makes the dossier findable by where it stands, and readable to an operator. Units and offices; never a person. */
export function showStage(input: DossierInput, visit: Visit): void {
  const { dueOn } = visit.entered;
  find(input, visit.stage.id, dueOn === null ? null : endOf(dueOn));
  setCurrentDetails([headingOf(input), ...stageLines(visit)].join('\n\n'));
}

/** Where the run ended, for the page of Temporal. */
export function showEnd(input: DossierInput, end: End): void {
  find(input, end.id, null);
  setCurrentDetails(`${headingOf(input)}\n\n**Kết thúc:** ${end.title.vi}`);
}

/** A step of our own that will not be done: the operator's business, until it goes through. */
export function showTrouble(input: DossierInput, step: string): void {
  setCurrentDetails(`${headingOf(input)}\n\n**Đang vướng:** bước \`${step}\` bị từ chối, hệ thống thử lại mỗi phút.`);
}

function find({ units, tier, year }: DossierInput, stage: string, dueAt: Date | null): void {
  upsertSearchAttributes([
    { key: lmProvince, value: units.province },
    { key: lmDistrict, value: units.district },
    { key: lmCommune, value: units.commune },
    { key: lmTier, value: tier },
    { key: lmYear, value: year },
    { key: lmStage, value: stage },
    { key: lmDueAt, value: dueAt },
  ]);
}

const headingOf = ({ units, tier, year, regime }: DossierInput): string =>
  `**${units.commune}**, ${units.district}, ${units.province}: bậc ${tier}, năm ${year}, ` +
  `quy trình \`${regime.id}\` bản ${regime.version}`;

function stageLines({ stage, round, entered }: Visit): string[] {
  const { dueOn, remindOn, today, branches } = entered;
  return [
    `**Bước:** ${stage.title.vi} (\`${stage.id}\`, lượt ${round}), từ ngày ${formatDate(today)}`,
    `**Đang chờ:** ${nameOf(stage.actor)}${branches.length > 0 ? `, ${branches.length} cơ quan` : ''}`,
    `**Hạn:** ${dueOn === null ? 'chưa biết thời hạn pháp luật quy định' : `hết ngày ${formatDate(dueOn)}`}`,
    ...(remindOn.length > 0 ? [`**Nhắc việc:** ${remindOn.map(formatDate).join(', ')}`] : []),
    ...limitLines(stage),
  ];
}

function limitLines({ onLimit, outcomes }: Visit['stage']): string[] {
  const { escalateTo, outcome } = onLimit;
  const automatic = outcome === null ? undefined : outcomes[outcome]?.title.vi;
  return [
    ...(escalateTo ? [`**Quá hạn:** báo lên ${nameOf(escalateTo)}`] : []),
    ...(automatic ? [`**Hết hạn, tự chuyển:** ${automatic}`] : []),
  ];
}
