import { Link } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import type { JudgedFilter } from '../../view/judgements';

const nothing: JudgedFilter = { met: '', district: '', criterion: '', cell: '' };

/** A number of communes that opens to their rows in the table below. */
export function RowsLink({ n, of }: { n: number; of: Partial<JudgedFilter> }) {
  const { t } = useWords();
  if (n === 0) return <span className="soft">0</span>;
  return (
    <Link
      to={{ search: addressWith({ ...nothing, ...of }).toString(), hash: 'matrix' }}
      replace
      onClick={() => document.getElementById('matrix')?.scrollIntoView()}
      aria-label={t('judgement.openRows', { n })}
    >
      {n}
    </Link>
  );
}
