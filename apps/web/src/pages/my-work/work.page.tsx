import type { WorkItem } from '@langmoi/contracts/recognition';
import { useRef } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer, usePrefetch, useSession } from '../../queries';
import { recognition } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { RehearsalMark } from '../../ui/marks';
import { TimeLeft } from '../../ui/time-left';
import { Titled } from '../../ui/titled';
import { useDistrictName } from '../../ui/unit-names';
import { byTimeLeft } from '../../view/work';
import { leaveFor, useRowKeys } from '../../ui/row-keys';
import styles from './work.module.css';

function Row({ item }: { item: WorkItem }) {
  const { t, say, date } = useWords();
  const districtOf = useDistrictName();
  const prefetch = usePrefetch(recognition.viewDossier);
  const params = { dossierId: item.id };
  return (
    <li className={styles.item} data-late={item.late}>
      <Link
        to={`/dossiers/${item.id}`}
        data-row={item.id}
        className={styles.row}
        onClick={() => leaveFor(item.id)}
        onMouseEnter={() => prefetch({ params })}
        onFocus={() => prefetch({ params })}
      >
        <span className={styles.what}>
          <strong>{item.communeName}</strong>
          <span aria-hidden> · </span>
          {say(item.actionTitle)}
        </span>
        <span className={styles.where}>
          {districtOf(item)} · {t(`tierShort.${item.tier}`)} {item.year}
          {item.round > 1 && ` · ${t('work.round', { n: item.round })}`}
          {item.handedOver && (
            <strong>
              {' · '}
              {t(item.handedOver.toMe ? 'work.handedToMe' : 'work.handedToOffice', { date: date(item.handedOver.on) })}
            </strong>
          )}
          {item.escalated && <strong className={styles.escalated}> · {t('work.escalated')}</strong>}
        </span>
        <TimeLeft item={item} />
      </Link>
      {item.rehearsal && <RehearsalMark />}
    </li>
  );
}

const desks = {
  financeOfficer: 'funding',
  povertyOfficer: 'poverty',
  cultureOfficer: 'culture',
  operator: 'operations',
  provinceAdministrator: 'administration',
  nationalAdministrator: 'administration',
} as const;

/** The page where the work of an officer lies whose work is no dossier. */
function Desk({ page }: { page: (typeof desks)[keyof typeof desks] }) {
  const { t } = useWords();
  return (
    <ul className={styles.list} aria-label={t('nav.work')}>
      <li className={styles.item}>
        <Link to={`/${page}`} data-row={page} className={styles.row}>
          <span className={styles.what}>
            <strong>{t(`nav.${page}`)}</strong>
          </span>
          <span className={styles.where}>{t(`work.desk.${page}`)}</span>
        </Link>
      </li>
    </ul>
  );
}

function Nothing() {
  const { t } = useWords();
  const session = useSession();
  const readers = ['auditor', 'nationalViewer', 'citizen'];
  const roles = session.data?.caller.roles ?? [];
  const desk = Object.entries(desks).find(([role]) => roles.some((own) => own === role));
  if (desk) return <Desk page={desk[1]} />;
  const reads = roles.some((role) => readers.includes(role));
  return (
    <Empty title={reads ? t('work.reader') : t('work.empty')}>
      <p>{reads ? t('work.readerNext') : t('work.emptyNext')}</p>
      <p className="row" style={{ marginTop: '0.5rem' }}>
        <Link to="/dossiers">{t('nav.dossiers')}</Link>
        <Link to="/province">{t('nav.province')}</Link>
      </p>
    </Empty>
  );
}

/** What must I do today: one line each, least legal time first. `j` and `k` move, Enter opens. */
export function WorkPage() {
  const { t } = useWords();
  const work = useAnswer(recognition.listWork, {}, { every: 15_000 });
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list, work.data !== undefined);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Titled title={t('nav.work')} />
        {work.data && work.data.length > 0 && <span className="soft">{t('work.count', { n: work.data.length })}</span>}
      </div>
      <Answer of={work}>
        {(items) =>
          items.length === 0 ? (
            <Nothing />
          ) : (
            <>
              <ul ref={list} className={styles.list} aria-label={t('nav.work')}>
                {byTimeLeft(items).map((item) => (
                  <Row key={`${item.id}-${item.action}`} item={item} />
                ))}
              </ul>
              <p className={styles.keys}>
                <kbd>j</kbd> <kbd>k</kbd> {t('work.keysMove')} · <kbd>Enter</kbd> {t('work.keysOpen')} · <kbd>Esc</kbd>{' '}
                {t('work.keysBack')}
              </p>
            </>
          )
        }
      </Answer>
    </div>
  );
}
