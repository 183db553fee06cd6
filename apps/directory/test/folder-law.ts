import { checkFolder } from '../src/folder/check';
import type { Law } from '../src/folder/law';
import type { SentFile } from '../src/folder/read';

export const nineteen = Array.from({ length: 19 }, (_, index) => index + 1);
export const aSet = { version: 1, level: 'commune' as const, effective: { fromOn: null, toOn: null } };
const measured = (kind: 'yesNo' | 'ofWhich' | 'amount' | 'absence', ...codes: string[]) =>
  codes.map((code) => ({ code, measured: { kind }, ifAny: false }));
export const indicators = [
  ...[...measured('yesNo', '1.1', '6.1'), ...measured('amount', '10'), ...measured('absence', '9.1')],
  ...measured('ofWhich', '17.1'),
  { code: '2.1', measured: { kind: 'ratio' as const, per: 100 as const }, ifAny: false },
];
const ofProvince = { criteria: [1, 2], indicators: [] };
/** A set of the nation, another province’s, and the procedure of 2016. */
export const law: Law = {
  sets: [
    {
      ...{ ...aSet, id: 'xa-ntm-2016-2020', tier: 'NTM', issuer: 'national', period: '2016-2020' },
      ...{ criteria: nineteen, indicators },
    },
    { ...aSet, id: 'cua-tinh-khac', tier: 'NANG_CAO', issuer: '84', period: '2018-2020', ...ofProvince },
  ],
  procedures: [{ id: 'qd-2540', tiers: ['NTM', 'NANG_CAO', 'KIEU_MAU'], from: '2016-12-30', to: '2022-08-01' }],
};

/** Where the faults are: file, line, column. */
export const placesOf = async (files: readonly SentFile[]) =>
  (await checkFolder(files, law)).faults.map(({ file, line, column }) => [file, line, column]);
