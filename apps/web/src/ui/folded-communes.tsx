import type { CommuneStanding } from '@langmoi/contracts/reporting';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language';
import { FoldedRows } from './folded-rows';

/** The communes of a province on a telephone, district by district; `children` makes the line of one. */
export function FoldedCommunes(props: {
  communes: readonly CommuneStanding[];
  children: (commune: CommuneStanding) => ReactNode;
}) {
  const { t } = useWords();
  const { communes, children } = props;
  const names = new Map(communes.map(({ districtId, districtName }) => [districtId, districtName]));
  const groups = [...names].map(([key, name]) => {
    const rows = communes.filter(({ districtId }) => districtId === key);
    return { key, name, count: t('province.communesOf', { n: rows.length }), rows };
  });
  return <FoldedRows groups={groups}>{children}</FoldedRows>;
}
