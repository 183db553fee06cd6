import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { useWords } from '../../i18n/language';
import { Empty } from '../../ui/answer';
import { SourceText } from '../../ui/marks';
import parts from '../../ui/parts.module.css';
import styles from './province.module.css';

/** Places of the papers that cannot both be right, side by side. Both are kept. */
export function Contradictions({ province }: { province: ProvinceOverview }) {
  const { t, say } = useWords();
  if (province.contradictions.length === 0) return <Empty title={t('contradictions.empty')} />;
  return (
    <div className="stack">
      <p className="soft">{t('contradictions.about')}</p>
      {province.contradictions.map(({ id, explanation, statements }) => (
        <article key={id} className={parts.paper}>
          <p>{say(explanation)}</p>
          <div className={styles.statements}>
            {statements.map(({ text, source }, at) => (
              <div key={at} className={styles.statement}>
                <p>{text}</p>
                <SourceText source={source} />
              </div>
            ))}
          </div>
        </article>
      ))}
    </div>
  );
}
