import type { CriteriaSetView, CriterionView } from '@langmoi/contracts/criteria';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { criteria } from '../../services';
import { Answer } from '../../ui/answer';
import { ProvisionalMark } from '../../ui/marks';
import { conflictsOf } from '../../view/figure-draft';
import type { FigureSheet } from '../../view/said-of';
import { EvidenceOf } from '../evidence/evidence-of';
import { IndicatorEntry } from './indicator-entry';
import { SendFoot } from './send-foot';
import { useFigureDraft, type FigureDrafting } from './use-figure-draft';
import styles from './figures.module.css';

interface Entered {
  readonly view: FigureSheet;
  readonly set: CriteriaSetView;
  readonly drafting: FigureDrafting | null;
}

/** Where something is still to be said: a number for each criterion, a link to it. */
function Spine({ view, set }: Entered) {
  const { t, say } = useWords();
  const said = new Set(view.figures.filter(({ counts }) => counts).map(({ indicator }) => indicator));
  return (
    <nav aria-label={t('figures.spine')} className={styles.spine}>
      {set.criteria.map(({ no, title, indicators }) => {
        const n = indicators.filter(({ code }) => said.has(code)).length;
        const words = `${title ? say(title) : t('criterion.untitled', { n: no })}: ${n}/${indicators.length}`;
        return (
          <a key={no} href={`#criterion-${no}`} title={words} data-full={n > 0 && n === indicators.length}>
            <span className="hidden">{words}</span>
            <span aria-hidden>{no}</span>
            <span aria-hidden className="soft">
              {n}/{indicators.length}
            </span>
          </a>
        );
      })}
    </nav>
  );
}

function Indicators({ of, sheet: { view, drafting } }: { of: CriterionView['indicators']; sheet: Entered }) {
  const conflicts = drafting && conflictsOf(drafting.draft, view);
  return (
    <ul className={styles.indicators}>
      {of.map((indicator) => (
        <IndicatorEntry
          key={indicator.code}
          indicator={indicator}
          known={view.figures.find((one) => one.indicator === indicator.code) ?? null}
          theirs={conflicts?.get(indicator.code) ?? null}
          drafting={drafting}
          whose={view.of}
        />
      ))}
    </ul>
  );
}

function Criterion({ criterion, sheet }: { criterion: CriterionView; sheet: Entered }) {
  const { t, say } = useWords();
  const { no, title, indicators } = criterion;
  const name = title ? say(title) : t('criterion.untitled', { n: no });
  return (
    <section id={`criterion-${no}`} aria-labelledby={`criterion-${no}-title`} className={styles.criterion}>
      <h2 id={`criterion-${no}-title`}>
        {no}. {name}
      </h2>
      {indicators.length === 0 ? (
        <>
          <p className="small soft">{t('figures.noIndicators')}</p>
          <EvidenceOf whose={sheet.view.of} of={no} what={name} adds />
        </>
      ) : (
        <Indicators of={indicators} sheet={sheet} />
      )}
    </section>
  );
}

function SheetOf(sheet: Entered) {
  const { t, say } = useWords();
  const { set } = sheet;
  return (
    <>
      <p className="soft small">
        {say(set.title)} · {set.legalBasis} <ProvisionalMark confidence={set.confidence} />
      </p>
      <Spine {...sheet} />
      {set.conditions.length > 0 && (
        <section aria-labelledby="conditions" className={styles.criterion}>
          <h2 id="conditions">{t('figures.conditions')}</h2>
          <Indicators of={set.conditions} sheet={sheet} />
        </section>
      )}
      {set.criteria.map((criterion) => (
        <Criterion key={criterion.no} criterion={criterion} sheet={sheet} />
      ))}
    </>
  );
}

function Entering({ view, set }: Omit<Entered, 'drafting'>) {
  const drafting = useFigureDraft(view);
  return (
    <>
      <SheetOf {...{ view, set, drafting }} />
      <SendFoot {...{ view, set, drafting }} />
    </>
  );
}

/** The figures of a unit by the set that they are of; to be entered by whoever may, else to be read. */
export function Sheet({ view }: { view: FigureSheet }) {
  const { t } = useWords();
  const { criteriaSet: setId, setVersion: version } = view;
  const set = useAnswer(criteria.viewSetVersion, { params: { setId, version } });
  const mayEnter = view.actions.some(({ allowed }) => allowed);
  return (
    <>
      {view.figures.length === 0 && <p className="soft">{t('figures.nothingYet')}</p>}
      <Answer of={set} lines={14}>
        {(known) =>
          mayEnter ? <Entering view={view} set={known} /> : <SheetOf view={view} set={known} drafting={null} />
        }
      </Answer>
    </>
  );
}
