import type { Text } from '@langmoi/contracts/common';
import type { CommuneStanding, ComputedValue } from '@langmoi/contracts/reporting';

type Row = ComputedValue['communes'][number];

/** Two places, as the papers print rates and means; a half goes up. */
const rounded = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;

/** Why a commune is among those counted. */
function rowOf(standing: CommuneStanding): Row {
  return { communeId: standing.communeId, name: standing.name, note: noteOf(standing) };
}

const metOf = ({ metCount, total }: CommuneStanding) => `${metCount}/${total}`;

function noteOf(standing: CommuneStanding): Text | null {
  const { basis, source, rehearsal, total } = standing;
  if (basis === 'none') return { vi: 'chưa có số liệu', en: 'no data' };
  if (basis === 'recognised') {
    const taken = { vi: `đã công nhận, coi là ${total}/${total}`, en: `recognised, taken as ${total}/${total}` };
    return rehearsal ? rehearsed(taken) : taken;
  }
  const line = source?.line;
  const said = line ? { vi: `, dòng ${line}`, en: `, line ${line}` } : { vi: '', en: '' };
  const by =
    basis === 'stated' ? { vi: 'theo báo cáo', en: 'by the report' } : { vi: 'tự đánh giá', en: 'self-assessed' };
  const text = { vi: `${metOf(standing)} ${by.vi}${said.vi}`, en: `${metOf(standing)} ${by.en}${said.en}` };
  return rehearsal ? rehearsed(text) : text;
}

const rehearsed = ({ vi, en }: Text): Text => ({ vi: `${vi} (số liệu diễn tập)`, en: `${en} (rehearsal data)` });

/** The newest date of what was counted; `otherwise` where nothing was. */
function newestOf(standings: readonly CommuneStanding[], otherwise: string): string {
  const dates = standings.flatMap(({ asOf }) => (asOf ? [asOf] : []));
  return dates.sort().at(-1) ?? otherwise;
}

interface Counting {
  readonly of: readonly CommuneStanding[];
  readonly how: Text;
  /** As-of where nothing is counted. */
  readonly otherwise: string;
}

/** How the recognised of a group are counted. */
export const recognisedHow: Text = { vi: 'Xã được công nhận trên tổng số xã', en: 'Recognised communes of all' };

/** How many communes of a group: the numerator, with the group as its denominator. */
export function countOf(counted: readonly CommuneStanding[], { of, how, otherwise }: Counting): ComputedValue {
  return {
    value: counted.length,
    numerator: counted.length,
    denominator: of.length,
    unit: 'communes',
    asOf: newestOf(counted, otherwise),
    how,
    communes: counted.map(rowOf),
  };
}

/** The same as a share in percent; null where the group is empty. */
export function shareOf(counted: readonly CommuneStanding[], counting: Counting): ComputedValue {
  const { length: all } = counting.of;
  const value = all === 0 ? null : rounded((counted.length / all) * 100);
  return { ...countOf(counted, counting), value, unit: 'percent' };
}

/** Criteria met per commune, over the communes with data; null where there are none. */
export function meanOf(standings: readonly CommuneStanding[], otherwise: string): ComputedValue {
  const known = standings.filter(({ metCount }) => metCount !== null);
  const sum = known.reduce((total, { metCount }) => total + (metCount ?? 0), 0);
  const without = standings.length - known.length;
  return {
    value: known.length === 0 ? null : rounded(sum / known.length),
    numerator: known.length === 0 ? null : sum,
    denominator: known.length === 0 ? null : known.length,
    unit: 'criteria',
    asOf: newestOf(known, otherwise),
    how: {
      vi: `${sum} tiêu chí của ${known.length} xã có số liệu; ${without} xã chưa có số liệu, không tính`,
      en: `${sum} criteria of ${known.length} communes with data; ${without} without data are left out`,
    },
    communes: known.map(rowOf),
  };
}
