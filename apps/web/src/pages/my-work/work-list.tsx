import type { WorkItem } from '@langmoi/contracts/recognition';
import { useRef } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { usePrefetch } from '../../queries';
import { recognition } from '../../services';
import { Lies } from '../../ui/carried-rows';
import { RehearsalMark, RehearsedTogether } from '../../ui/marks';
import { leaveFor, useRowKeys } from '../../ui/row-keys';
import { TimeLeft } from '../../ui/time-left';
import { useDistrictName } from '../../ui/unit-names';
import { useUnitsDay } from '../../ui/units-switch';
import { byTimeLeft } from '../../view/work';
import styles from './work.module.css';

function Row({ item }: { item: WorkItem }) {
  const { t, say, date } = useWords();
  const districtOf = useDistrictName();
  const { units } = useUnitsDay();
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
      <Lies of={item} on={units} />
    </li>
  );
}

/** One line each, least legal time first. `j` and `k` move, Enter opens. */
export function WorkList({ items }: { items: readonly WorkItem[] }) {
  const { t } = useWords();
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list, true);
  const allRehearsed = items.every(({ rehearsal }) => rehearsal);
  return (
    <>
      <ul ref={list} className={styles.list} aria-label={t('nav.work')}>
        <RehearsedTogether all={allRehearsed}>
          {byTimeLeft(items).map((item) => (
            <Row key={`${item.id}-${item.action}`} item={item} />
          ))}
        </RehearsedTogether>
      </ul>
      <p className={styles.foot}>
        {allRehearsed && (
          <span>
            {t('work.allRehearsed')} <RehearsalMark />
          </span>
        )}
        <span className={styles.keys}>
          <kbd>j</kbd> <kbd>k</kbd> {t('work.keysMove')} · <kbd>Enter</kbd> {t('work.keysOpen')} · <kbd>Esc</kbd>{' '}
          {t('work.keysBack')}
        </span>
      </p>
    </>
  );
}
