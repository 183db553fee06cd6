import type { ProgrammeFigure } from '@langmoi/contracts/reporting';
import { Drawer } from '@mantine/core';
import { useWords } from '../../../i18n/language';
import { RehearsalMark, SourceText } from '../../../ui/marks';
import { dongText } from '../../../view/money';
import type { Asked } from './figure-cell';
import styles from './programmes.module.css';

function Stated({ stated }: { stated: NonNullable<ProgrammeFigure['stated']> }) {
  const { t, say, date } = useWords();
  return (
    <section>
      <h3>{t('figure.statedBy')}</h3>
      <p className={styles.statement}>
        <strong>{stated.value ?? t('facts.noValue')}</strong>
        <br />
        {stated.source && <SourceText source={stated.source} />}
        <span className="small soft"> · {t('figure.asOf', { date: date(stated.asOf) })}</span>
      </p>
      {stated.readings.map(({ text, source }, at) => (
        <p key={at} className={styles.statement}>
          <span className="soft">{t('facts.reading')}</span> {say(text)}
          <br />
          <SourceText source={source} />
        </p>
      ))}
    </section>
  );
}

function Computed(props: { computed: NonNullable<ProgrammeFigure['computed']>; partsIn: string | undefined }) {
  const { computed, partsIn = '' } = props;
  const { t, say, date, language } = useWords();
  const { value, numerator, denominator, how, asOf } = computed;
  return (
    <section>
      <h3>{t('figure.computed')}</h3>
      <p>
        <strong>{value}</strong>
      </p>
      <p>{say(how)}</p>
      {denominator !== null && (
        <p className="soft">
          {dongText(numerator, language)} / {dongText(denominator, language)} {partsIn}
        </p>
      )}
      <p className="small soft">{t('figure.asOf', { date: date(asOf) })}</p>
    </section>
  );
}

/** Where a figure comes from: who says it, where else, what was added up. Nothing is adjusted to agree. */
export function Origin({ asked, close }: { asked: Asked | null; close: () => void }) {
  const { t, date } = useWords();
  const { stated, computed, rehearsal, difference } = asked?.figure ?? {};
  return (
    <Drawer
      opened={asked !== null}
      onClose={close}
      position="right"
      title={asked?.name}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="stack">
        {stated && <Stated stated={stated} />}
        {computed && <Computed computed={computed} partsIn={asked?.partsIn} />}
        {difference && (
          <p className={styles.differs}>≠ {t('programmes.difference', { value: difference.replace(/^-/, '−') })}</p>
        )}
        {rehearsal && (
          <section>
            <h3>
              {t('programmes.entered')} <RehearsalMark />
            </h3>
            <p>
              <strong>{rehearsal.value}</strong>
              <span className="small soft"> · {t('figure.asOf', { date: date(rehearsal.asOf) })}</span>
            </p>
          </section>
        )}
      </div>
    </Drawer>
  );
}
