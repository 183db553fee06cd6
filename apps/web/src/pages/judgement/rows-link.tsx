import { Link } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import type { JudgedFilter } from '../../view/judgements';

const nothing: JudgedFilter = { met: '', district: '', criterion: '', cell: '' };

/** A number of communes, or one made of them, that opens to their rows in the table below. */
export function RowsLink(props: { n: number; of: Partial<JudgedFilter>; text?: string; title?: string }) {
  const { t } = useWords();
  const { n, of, text = String(n), title } = props;
  if (n === 0) return <span className="soft">{text}</span>;
  return (
    <Link
      to={{ search: addressWith({ ...nothing, ...of }).toString(), hash: 'matrix' }}
      replace
      onClick={() => document.getElementById('matrix')?.scrollIntoView()}
      title={title}
      aria-label={text === String(n) ? t('judgement.openRows', { n }) : `${text}: ${t('judgement.openRows', { n })}`}
    >
      {text}
    </Link>
  );
}
