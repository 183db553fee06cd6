import type { UnitProposalView } from '@langmoi/contracts/unit-changes';
import { Link } from 'react-router';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import styles from './administration.module.css';

const effectStates = { applied: 'achieved', restored: 'noData', kept: 'late' } as const;

/** What directory did on the day; the rest each service shows on the thing itself. */
export function Effects({ proposal }: { proposal: UnitProposalView }) {
  const { t } = useWords();
  const { effects, state } = proposal;
  if (effects.length === 0) return null;
  const ended = effects.some((effect) => effect.kind === 'appointment');
  return (
    <section className="stack" aria-label={t('uchange.effects')}>
      <h2>{t('uchange.effects')}</h2>
      {state === 'inEffect' && ended && <p className="small">{t('uchange.reappoint')}</p>}
      <RecordTable
        name={t('uchange.effects')}
        columns={[t('uchange.thing'), t('uchange.state')]}
        className={styles.table}
      >
        <tbody>
          {effects.map((effect) => (
            <tr key={effect.id}>
              <th scope="row">
                {effect.kind === 'unit' ? <Link to={`/units/${effect.id}`}>{effect.label}</Link> : effect.label}
              </th>
              <td>
                <StateBadge state={effectStates[effect.state]}>{t(`uchange.effect.${effect.state}`)}</StateBadge>
              </td>
            </tr>
          ))}
        </tbody>
      </RecordTable>
    </section>
  );
}
