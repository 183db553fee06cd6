import type { ProgrammeFigure } from '@langmoi/contracts/reporting';
import { useWords } from '../../../i18n/language';
import { RehearsalMark } from '../../../ui/marks';
import { figureText, isKnown } from '../../../view/programmes';
import styles from './programmes.module.css';

/** A figure somebody wants to see the origin of, by its name. */
export interface Asked {
  readonly name: string;
  readonly figure: ProgrammeFigure;
  /** What the parts of a rate are counted in. */
  readonly partsIn?: string;
}

export type Ask = (asked: Asked) => void;

/** What comes of the numbers beside what the paper prints; where they do not agree it says by how much. */
function Computed({ figure: { stated, computed, agrees, difference } }: { figure: ProgrammeFigure }) {
  const { t, language } = useWords();
  if (!computed || !stated || stated.value === null) return null;
  const value = figureText(computed.value, language);
  if (agrees !== false) return <span className={styles.under}>✓ {t('programmes.computed', { value })}</span>;
  return (
    <span className={styles.differs}>
      ≠ {t('programmes.computed', { value })}
      {difference !== null && ` · ${t('programmes.difference', { value: figureText(difference, language) })}`}
    </span>
  );
}

/** The newest that an officer of the demo recorded; never counted with what papers say. */
function Rehearsed({ said, unit }: { said: NonNullable<ProgrammeFigure['rehearsal']>; unit: string }) {
  const { language, date } = useWords();
  return (
    <span className={styles.rehearsal}>
      {figureText(said.value, language)}
      {unit} · {date(said.asOf)} <RehearsalMark />
    </span>
  );
}

function NoValue() {
  const { t } = useWords();
  return <span className={styles.none}>{t('facts.noValue')}</span>;
}

/** The paper's figure, or ours where it prints none; a click opens its origin. */
function Main({ unit, ask, ...asked }: Asked & { unit: string; ask: Ask }) {
  const { t, language } = useWords();
  const { stated, computed } = asked.figure;
  const value = stated?.value ?? computed?.value ?? null;
  if (value === null) return <NoValue />;
  return (
    <>
      <button type="button" className={styles.figure} aria-haspopup="dialog" onClick={() => ask(asked)}>
        {figureText(value, language)}
        {unit}
      </button>
      {value !== stated?.value && <span className={styles.under}>{t('figure.computed')}</span>}
    </>
  );
}

/** One place of a table: the paper's figure, ours beside it, an officer's of the demo under it. */
export function FigureCell({ unit, ask, ...asked }: Asked & { unit?: string; ask: Ask }) {
  const { figure } = asked;
  const { rehearsal } = figure;
  const after = unit ? ` ${unit}` : '';
  if (!isKnown(figure)) return <NoValue />;
  return (
    <>
      <Main {...asked} unit={after} ask={ask} />
      <Computed figure={figure} />
      {rehearsal && <Rehearsed said={rehearsal} unit={after} />}
    </>
  );
}
