import type { ReadinessItem } from '@langmoi/contracts/folder';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId } from '../../queries';
import { Answer } from '../../ui/answer';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { PageHead } from '../../ui/page-head';
import { folders } from './services';
import frame from '../../ui/pages.module.css';
import styles from './administration.module.css';

const stateOf = ({ done, of, ours }: ReadinessItem) => (done === of ? 'achieved' : ours ? 'late' : 'awaiting');

/** Where the administrator of a province adds what is left: who holds an office, else who leads a criterion. */
const placeOf = ({ name }: ReadinessItem) => (name === 'leads' ? '/administration/leads' : '/administration/import');

function Row({ item }: { item: ReadinessItem }) {
  const { t } = useWords();
  const { name, done, of, left, ours } = item;
  const state = stateOf(item);
  const unnamed = of - done - left.length;
  return (
    <tr>
      <th scope="row">{t(`ready.${name}`)}</th>
      <td>
        <StateBadge state={state}>{t(`ready.state.${state}`)}</StateBadge>
      </td>
      <td className="num">{t('ready.count', { done, of })}</td>
      <td>
        {left.join('; ') || '–'}
        {unnamed > 0 && `; ${t('ready.more', { n: unnamed })}`}
        {left.length > 0 && (
          <span className={styles.under}>
            {ours ? <Link to={placeOf(item)}>{t('ready.ours')}</Link> : t('ready.law')}
          </span>
        )}
      </td>
    </tr>
  );
}

/** What remains to be done before every procedure can run in the province; read anew each time. */
export function ReadinessPage() {
  const { t } = useWords();
  const provinceId = useProvinceId();
  const items = useAnswer(folders.viewReadiness, { params: { provinceId } }, { enabled: provinceId !== '' });
  return (
    <div className={frame.body}>
      <PageHead title={t('ready.title')} about={t('ready.about')} />
      <Answer of={items} lines={8}>
        {(all) => (
          <RecordTable
            saved
            name={t('ready.title')}
            columns={[t('ready.what'), t('ready.state'), { title: t('ready.done'), numeric: true }, t('ready.left')]}
            className={styles.table}
          >
            <tbody>
              {all.map((item) => (
                <Row key={item.name} item={item} />
              ))}
            </tbody>
          </RecordTable>
        )}
      </Answer>
    </div>
  );
}
