import type { CriteriaSetView, CriterionView } from '@langmoi/contracts/criteria';
import type { UnitView } from '@langmoi/contracts/directory';
import type { FiguresView } from '@langmoi/contracts/figures';
import { Link } from 'react-router';
import {} from '../../i18n/figures';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { criteria } from '../../services';
import { Answer } from '../../ui/answer';
import { CarriedRows } from '../../ui/carried-rows';
import { CommuneFrame } from '../../ui/commune-frame';
import { ProvisionalMark } from '../../ui/marks';
import { useTierInAddress } from '../../ui/tier-choice';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { conflictsOf } from '../../view/figure-draft';
import { EvidenceOf } from '../evidence/evidence-of';
import { figures } from './services';
import { IndicatorEntry } from './indicator-entry';
import { SendFoot } from './send-foot';
import { useFigureDraft, type FigureDrafting } from './use-figure-draft';
import styles from './figures.module.css';

interface Sheet {
  readonly view: FiguresView;
  readonly set: CriteriaSetView;
  readonly drafting: FigureDrafting | null;
}

/** Where something is still to be said: a number for each criterion, a link to it. */
function Spine({ view, set }: Sheet) {
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

function Indicators({ of, sheet: { view, drafting } }: { of: CriterionView['indicators']; sheet: Sheet }) {
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
          place={{ communeId: view.communeId, tier: view.tier }}
        />
      ))}
    </ul>
  );
}

function SheetOf(sheet: Sheet) {
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
      {set.criteria.map(({ no, title, indicators }) => (
        <section key={no} id={`criterion-${no}`} aria-labelledby={`criterion-${no}-title`} className={styles.criterion}>
          <h2 id={`criterion-${no}-title`}>
            {no}. {title ? say(title) : t('criterion.untitled', { n: no })}
          </h2>
          {indicators.length === 0 ? (
            <>
              <p className="small soft">{t('figures.noIndicators')}</p>
              <EvidenceOf
                communeId={sheet.view.communeId}
                tier={sheet.view.tier}
                of={no}
                what={title ? say(title) : t('criterion.untitled', { n: no })}
                adds
              />
            </>
          ) : (
            <Indicators of={indicators} sheet={sheet} />
          )}
        </section>
      ))}
    </>
  );
}

function Entering({ view, set }: Omit<Sheet, 'drafting'>) {
  const drafting = useFigureDraft(view);
  return (
    <>
      <SheetOf {...{ view, set, drafting }} />
      <SendFoot {...{ view, set, drafting }} />
    </>
  );
}

function Known({ view }: { view: FiguresView }) {
  const { criteriaSet: setId, setVersion: version } = view;
  const set = useAnswer(criteria.viewSetVersion, { params: { setId, version } });
  const mayEnter = view.actions.some(({ name, allowed }) => name === 'recordFigures' && allowed);
  return (
    <Answer of={set} lines={14}>
      {(known) =>
        mayEnter ? <Entering view={view} set={known} /> : <SheetOf view={view} set={known} drafting={null} />
      }
    </Answer>
  );
}

function Page({ unit }: { unit: UnitView }) {
  const { t } = useWords();
  const tier = useTierInAddress();
  const query = useUnitsDay();
  const params = { communeId: unit.id, tier };
  const view = useAnswer(figures.viewFigures, { params, query }, { every: 60_000, keep: true });
  return (
    <Answer of={view} lines={14}>
      {(known) => (
        <CarriedRows carried={known.carried}>
          <UnitsSwitch />
          {known.figures.length === 0 && <p className="soft">{t('figures.nothingYet')}</p>}
          <Known key={tier} view={known} />
          <p className="small">
            <Link to={`/communes/${unit.id}/judgement?tier=${tier}`}>{t('figures.toJudgement')}</Link>
          </p>
        </CarriedRows>
      )}
    </Answer>
  );
}

/** The figures of one commune by indicator: to read, or for its own officer to enter over a poor line. */
export function FiguresPage() {
  return <CommuneFrame title="figures.title">{(unit) => <Page unit={unit} />}</CommuneFrame>;
}
