import type { WaitingFigures as Waiting } from '@langmoi/contracts/figures';
import type { SessionView } from '@langmoi/contracts/gateway';
import type { WorkItem } from '@langmoi/contracts/recognition';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer, useSession } from '../../queries';
import { recognition } from '../../services';
import { figures } from '../figures/services';
import { Answer, Empty } from '../../ui/answer';
import { Titled } from '../../ui/titled';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { may } from '../../view/may';
import { Desks, desksOf } from './desks';
import { MyCommune, MyDistrict } from './my-unit';
import { Stages } from './stages';
import { CommunesDossiers } from './whereabouts';
import { WaitingFigures } from './waiting-figures';
import { WorkList } from './work-list';
import styles from './work.module.css';

const readers: readonly string[] = ['auditor', 'nationalViewer', 'citizen'];

function Nothing({ session }: { session: SessionView }) {
  const { t } = useWords();
  const { roles } = session.caller;
  const reads = roles.some((role) => readers.includes(role));
  return (
    <Empty title={reads ? t('work.reader') : t('work.empty')}>
      <p>{reads ? t('work.readerNext') : t('work.emptyNext')}</p>
      {reads && (
        <p className="row" style={{ marginTop: '0.5rem' }}>
          <Link to="/dossiers">{t('nav.dossiers')}</Link>
          <Link to="/province">{t('nav.province')}</Link>
        </p>
      )}
    </Empty>
  );
}

interface Today {
  readonly items: readonly WorkItem[];
  /** Figures that wait for the reader's office besides. */
  readonly figures: readonly Waiting[];
  readonly session: SessionView;
}

/** What waits for the reader; or, where nothing can, the pages of their work. */
function Work({ items, figures, session }: Today) {
  const desks = desksOf(session.caller.roles);
  if (items.length > 0) {
    return (
      <>
        <UnitsSwitch />
        <WorkList items={items} />
      </>
    );
  }
  if (figures.length > 0) return null;
  return desks.length > 0 ? <Desks all={desks} /> : <Nothing session={session} />;
}

/** Figures that wait to be confirmed by the reader's office; of whom nobody asks that, none. */
function useWaiting(session: SessionView | null | undefined): readonly Waiting[] {
  const asked = may(session, 'criteria.listWaitingFigures');
  const { data } = useAnswer(figures.listWaitingFigures, {}, { every: 30_000, keep: true, enabled: asked });
  return data ?? [];
}

function Count({ items }: { items: readonly WorkItem[] }) {
  const { t } = useWords();
  const late = items.filter((item) => item.late).length;
  if (items.length === 0) return null;
  return (
    <span className="soft">
      {t('work.count', { n: items.length })}
      {late > 0 && (
        <>
          {' · '}
          <strong className={styles.late}>{t('stages.late', { n: late })}</strong>
        </>
      )}
    </span>
  );
}

/** Where all stands; before it the district, for whoever says what is its own. */
function Beside({ session }: { session: SessionView }) {
  return (
    <div className={styles.main}>
      {may(session, 'criteria.saveUnitDraft') && <MyDistrict unitId={session.caller.unitId} />}
      <Stages />
    </div>
  );
}

/** What must I do today, least legal time first; beside it what one looks up daily: one's commune, or where all stands. */
export function WorkPage() {
  const { t } = useWords();
  const work = useAnswer(recognition.listWork, { query: useUnitsDay() }, { every: 15_000, keep: true });
  const session = useSession().data;
  const waiting = useWaiting(session);
  if (!session) return null;
  const { roles, unitId } = session.caller;
  const commune = may(session, 'criteria.saveDraft') ? unitId : null;
  const looksOver = !commune && may(session, 'recognition.listDossiers') && desksOf(roles).length === 0;
  return (
    <div className={styles.page} data-beside={commune !== null || looksOver}>
      <div className={styles.main}>
        <div className={styles.head}>
          <Titled title={t('nav.work')} />
          {work.data && <Count items={work.data} />}
        </div>
        <Answer of={work}>
          {(items) => (
            <>
              <Work {...{ items, session }} figures={waiting} />
              <WaitingFigures all={waiting} />
            </>
          )}
        </Answer>
        {commune && <CommunesDossiers communeId={commune} />}
      </div>
      {commune && <MyCommune communeId={commune} />}
      {looksOver && <Beside session={session} />}
    </div>
  );
}
