import type { Text } from '@langmoi/contracts/common';
import { communeOf } from '@langmoi/domain/tier-name';
import type { MissingLaw } from './law';

/** What the law has not given, in a sentence. */
export function lawWords({ tier, what }: MissingLaw): Text {
  const { vi, en } = communeOf(tier);
  return what === 'criteriaSet'
    ? { vi: `Chưa có bộ tiêu chí cho ${vi}`, en: `No criteria set for a ${en}` }
    : { vi: `Chưa có trình tự xét, công nhận ${vi}`, en: `No procedure for recognising a ${en}` };
}
