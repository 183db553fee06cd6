import type { missingApi } from '@langmoi/contracts/missing';
import { criteria } from './criteria';
import type { AccessTable } from './table';

const sameAsResults = {
  grants: criteria.viewCommune.grants,
  why: {
    vi: 'Còn thiếu gì, bao nhiêu, ai chờ ai: tính từ kết quả mà từng xã, từng huyện phải công khai.',
    en: 'What is missing, by how much, who waits for whom: computed from results that each unit publishes.',
  },
} as const;

/** Who reads what is missing, and who waits for whom. */
export const missing: AccessTable<typeof missingApi> = {
  viewMissing: sameAsResults,
  listMissing: sameAsResults,
  viewCascade: sameAsResults,
};
