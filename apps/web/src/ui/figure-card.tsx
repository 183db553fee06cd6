import type { Figure } from '@langmoi/contracts/reporting';
import { Drawer } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../i18n/language';
import { SourceText } from './marks';
import { distinctFigures } from '../view/format';
import styles from './figure-card.module.css';

function Origin({ figure }: { figure: Figure }) {
  const { t, say, date, number } = useWords();
  const { computed } = figure;
  return (
    <div className="stack">
      {figure.explanation && <p>{say(figure.explanation)}</p>}
      {figure.stated.length > 0 && (
        <section>
          <h3>{t('figure.statedBy')}</h3>
          {figure.stated.map((stated) => (
            <p key={stated.id} className={styles.statement}>
              <strong className={styles.small}>{stated.value}</strong> {say(stated.label)}
              <br />
              <SourceText source={stated.source} />
            </p>
          ))}
        </section>
      )}
      {computed && (
        <section>
          <h3>{t('figure.computed')}</h3>
          <p>{say(computed.how)}</p>
          {computed.numerator !== null && computed.denominator !== null && (
            <p className="soft">
              {number(computed.numerator)} / {number(computed.denominator)}
            </p>
          )}
          <p className="small soft">{t('figure.asOf', { date: date(computed.asOf) })}</p>
          <ul className={styles.rows} aria-label={t('figure.rows')}>
            {computed.communes.map(({ communeId, name, note }) => (
              <li key={communeId}>
                <Link to={`/communes/${communeId}`}>{name}</Link>
                {note && <span className="soft small"> {say(note)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** The figure large: ours where we can compute it, else the paper's. */
function useShown({ computed, stated }: Figure): string {
  const { number } = useWords();
  if (!computed) return stated[0]?.value ?? '–';
  if (computed.value === null) return '–';
  return number(computed.value) + (computed.unit === 'percent' ? ' %' : '');
}

function Beside({ figure: { computed, stated, agrees } }: { figure: Figure }) {
  const { t } = useWords();
  const said = distinctFigures(stated.map(({ value }) => value)).join(' · ');
  return (
    <span className={styles.foot}>
      {said && <span>{computed ? t('figure.stated', { value: said }) : t('figure.onlyStated')}</span>}
      {agrees === false && <span className={styles.differs}>≠ {t('figure.differs')}</span>}
    </span>
  );
}

/** A figure as computed, beside what papers state; where they differ it says so. A click shows what it is made of. */
export function FigureCard({ figure }: { figure: Figure }) {
  const { t, say } = useWords();
  const [open, setOpen] = useState(false);
  const shown = useShown(figure);
  return (
    <>
      <button type="button" className={styles.card} onClick={() => setOpen(true)} aria-haspopup="dialog">
        <span className={styles.label}>{say(figure.label)}</span>
        <span className={styles.value}>{shown}</span>
        <Beside figure={figure} />
      </button>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="right"
        title={say(figure.label)}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Origin figure={figure} />
      </Drawer>
    </>
  );
}
