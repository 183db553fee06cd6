import type { UnitFactsView } from '@langmoi/contracts/unit-facts';
import type { UnitLifeView } from '@langmoi/contracts/units';
import { directory as access } from '@langmoi/domain/access/directory';
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { directory } from '../../services';
import { Answer } from '../../ui/answer';
import { SourceList } from '../../ui/marks';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { useGranted } from '../../use-granted';
import { aliasesOf } from '../../view/unit-facts';
import parts from '../../ui/parts.module.css';
import { FactDialog } from './fact-dialog';
import { NotedFacts } from './noted-facts';
import { useHamletName } from './unit-words';
import styles from './units.module.css';

type Shown = Pick<UnitLifeView, 'states' | 'kin'>;

/** What is said of one matter, or that nobody has said anything: never that there is none. */
function Said({ name, of, children }: { name: string; of: readonly unknown[]; children: ReactNode }) {
  const { t } = useWords();
  return (
    <>
      <dt>{name}</dt>
      <dd>{of.length > 0 ? children : <span className="soft">{t('ufact.nobody')}</span>}</dd>
    </>
  );
}

/** The hamlets of the day: those that came with a unit that went whole into this one lead to where they were noted. */
function Hamlets({ view, life }: { view: UnitFactsView; life: Shown }) {
  const { t, date } = useWords();
  const nameOf = useUnitName();
  const hamletOf = useHamletName();
  const unitOf = (id: string) => [...life.states, ...life.kin].findLast(({ unitId }) => unitId === id);
  return (
    <ul className={styles.hamlets}>
      {view.hamlets.map(({ hamletId, kind, name, saidOf, fromOn }) => {
        const noted = saidOf === view.unitId ? undefined : unitOf(saidOf);
        return (
          <li key={hamletId}>
            {hamletOf({ kind, name })}
            {fromOn && <span className="small soft"> {t('unit.from', { date: date(fromOn) })}</span>}
            {noted && (
              <span className="small soft">
                {' '}
                {t('ufact.notedOf')} <Link to={`/units/${saidOf}`}>{nameOf(noted)}</Link>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Known({ view, life, level }: { view: UnitFactsView; life: Shown; level: string | undefined }) {
  const { t, date } = useWords();
  const aliases = aliasesOf(view.facts);
  return (
    <dl className={styles.facts}>
      <Said name={t('ufact.zones')} of={view.zones}>
        <ul>
          {view.zones.map(({ zone, fromOn }) => (
            <li key={zone}>
              {t(`zone.${zone}`)}
              {fromOn && <span className="small soft"> {t('unit.from', { date: date(fromOn) })}</span>}
            </li>
          ))}
        </ul>
      </Said>
      {level === 'commune' && (
        <Said name={t('ufact.hamlets')} of={view.hamlets}>
          <Hamlets view={view} life={life} />
        </Said>
      )}
      <Said name={t('ufact.aliases')} of={aliases}>
        <ul>
          {aliases.map(({ written, sources }) => (
            <li key={written}>
              “{written}” <SourceList sources={sources} />
            </li>
          ))}
        </ul>
      </Said>
    </dl>
  );
}

/** Zones, hamlets and names in papers on the day that is looked at, and all that was ever noted with its paper. */
export function UnitFacts({ life }: { life: UnitLifeView }) {
  const { t, date } = useWords();
  const { unitId, asOf } = life;
  const facts = useAnswer(directory.viewUnitFacts, { params: { unitId }, query: { on: asOf } }, { keep: true });
  const unit = useUnits().find(({ id }) => id === unitId);
  const mayNote = useGranted()(access.noteUnitFact) && unit !== undefined;
  const [noting, note] = useState(false);
  const level = (life.on ?? life.states.at(-1))?.level;
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="unit-facts">
      <div className={styles.factsHead}>
        <h2 id="unit-facts">{t('ufact.title', { date: date(asOf) })}</h2>
        {mayNote && (
          <Button size="sm" variant="default" onClick={() => note(true)}>
            {t('ufact.noteMore')}
          </Button>
        )}
      </div>
      <Answer of={facts}>
        {(view) => (
          <>
            <Known view={view} life={life} level={level} />
            {view.facts.length > 0 && <NotedFacts view={view} mayWithdraw={mayNote} />}
            {noting && <FactDialog view={view} level={level} close={() => note(false)} />}
          </>
        )}
      </Answer>
    </section>
  );
}
