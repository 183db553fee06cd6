import type { Figure } from '@langmoi/contracts/reporting';
import { Drawer } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../i18n/language';
import { SourceText } from './marks';
import styles from './figure-card.module.css';

/** As much of a figure as tells where it comes from. */
export type OfOrigin = Pick<Figure, 'stated' | 'computed' | 'explanation'>;

/** A figure's papers, its formula with both numbers, and the communes that it counts. */
function Origin({ figure }: { figure: OfOrigin }) {
  const { t, say, date, number } = useWords();
  const { computed, stated, explanation } = figure;
  return (
    <div className="stack">
      {explanation && <p>{say(explanation)}</p>}
      {stated.length > 0 && (
        <section>
          <h3>{t('figure.statedBy')}</h3>
          {stated.map((one) => (
            <p key={one.id} className={styles.statement}>
              <strong className={styles.small}>{one.value}</strong> {say(one.label)}
              <br />
              <SourceText source={one.source} />
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

/** A figure that opens to what it is made of, beside the page that it stands on. */
export function OpensOrigin(props: {
  name: string;
  figure: OfOrigin;
  className?: string | undefined;
  children: ReactNode;
}) {
  const { t } = useWords();
  const { name, figure, className = styles.figure, children } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={className} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children}
      </button>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="right"
        title={name}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Origin figure={figure} />
      </Drawer>
    </>
  );
}
