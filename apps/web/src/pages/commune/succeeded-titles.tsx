import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { titles } from '../../services';
import { StateBadge, type State } from '../../ui/state-badge';
import { NameOfPaper } from '../../ui/name-of-paper';
import { SuccessionNotes } from '../../ui/succession-note';
import { useUnitsDay } from '../../ui/units-switch';
import parts from '../../ui/parts.module.css';
import styles from './commune.module.css';

const states = {
  held: 'achieved',
  provisional: 'awaiting',
  notLaidDown: 'late',
  passedOn: 'noData',
} as const satisfies Record<string, State>;

/** Titles that changes of units touched: who has them now, by which rule. Nothing where none was touched. */
export function SucceededTitles({ communeId }: { communeId: string }) {
  const { t } = useWords();
  const all = useAnswer(titles.listTitles, { params: { communeId }, query: useUnitsDay() }, { keep: true });
  const touched = (all.data ?? []).filter(({ successions }) => successions.length > 0);
  if (touched.length === 0) return null;
  return (
    <section className={parts.paper}>
      <h2>{t('succession.titles')}</h2>
      {touched.map(({ id, tier, standing, decisionNumber, successions, nameOfPaper }) => (
        <div key={id} className={styles.fact}>
          <StateBadge state={states[standing]}>{t(`succession.${standing}`)}</StateBadge> {t(`tier.${tier}`)}
          {decisionNumber && <span className="small soft"> · {decisionNumber}</span>}
          {nameOfPaper && <NameOfPaper name={nameOfPaper} />}
          <SuccessionNotes successions={successions} />
        </div>
      ))}
    </section>
  );
}
