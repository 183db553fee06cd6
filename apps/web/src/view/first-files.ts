import { csvOf } from '@langmoi/domain/csv';

export const provinceKinds = ['province', 'city'] as const;
type ProvinceKind = (typeof provinceKinds)[number];

/** What is typed of a province that has no folder yet. */
export interface FirstProvince {
  readonly code: string;
  readonly name: string;
  readonly kind: ProvinceKind;
  /** The day from which the province works. */
  readonly day: string;
  readonly rehearsal: boolean;
  /** The decision that made the province; by it its first administrator holds the office too. */
  readonly number: string;
  readonly date: string;
  readonly authority: string;
  readonly account: string;
  readonly displayName: string;
}

export const nothingTyped: FirstProvince = {
  ...{ code: '', name: '', kind: 'province', day: '', rehearsal: false, number: '', date: '', authority: '' },
  ...{ account: '', displayName: '' },
};

const offices = { province: 'Ủy ban nhân dân tỉnh', city: 'Ủy ban nhân dân thành phố' } as const;

/**
 * The folder of a province that begins with its first administrator alone: the service checks it as any other, so that
 * what is wrong is told by file and column.
 */
export function firstFiles(typed: FirstProvince): { name: string; content: string }[] {
  const { code, name, kind, day, rehearsal, number, date, authority, account, displayName } = typed;
  const office = offices[kind];
  const decision = { decisionNumber: number, decisionDate: date, decisionAuthority: authority };
  const file = (of: string, lines: readonly Readonly<Record<string, string>>[], columns: readonly string[]) => ({
    name: `${of}.csv`,
    content: csvOf([columns, ...lines.map((line) => columns.map((column) => line[column] ?? ''))]),
  });
  const one = (of: string, line: Readonly<Record<string, string>>) => file(of, [line], Object.keys(line));
  return [
    one('tinh', { code, name, kind, day, rehearsal: rehearsal ? 'có' : 'không', ...decision }),
    file('don-vi', [], ['code', 'level', 'kind', 'name', 'parentCode']),
    one('co-quan', { unitCode: code, kind: 'peoplesCommittee', name: office }),
    one('can-bo', {
      ...{ account, displayName, organisation: office, unitCode: code, role: 'provinceAdministrator', fromOn: day },
      ...decision,
    }),
  ];
}
