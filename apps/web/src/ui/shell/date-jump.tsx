import type { ProvinceView } from '@langmoi/contracts/directory';
import { Button, Popover } from '@mantine/core';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { DateField } from '../fields/date-field';
import { useAnswer, useCommand, useSession } from '../../queries';
import { directory, recognition } from '../../services';
import { plusDays } from '../../view/format';
import { may } from '../../view/may';
import { nextDeadline } from '../../view/work';
import { ProblemAlert } from '../problem-alert';
import styles from './shell.module.css';

function Jumps({ province }: { province: ProvinceView }) {
  const { t, date } = useWords();
  const { today, id: provinceId } = province;
  const [picked, pick] = useState(plusDays(today, 1));
  const reads = may(useSession().data, 'recognition.listDossiers');
  const dossiers = useAnswer(recognition.listDossiers, { query: {} }, { enabled: reads });
  const moved = useCommand(directory.moveClock, (answer) => pick(plusDays(answer.today, 1)));
  const next = nextDeadline(dossiers.data ?? [], today);
  const go = (to: string) => moved.mutate({ params: { provinceId }, body: { to } });
  return (
    <div className={styles.jumps} aria-busy={moved.isPending}>
      <p className="small soft">{t('clock.explain')}</p>
      <div className="row">
        <Button variant="default" disabled={moved.isPending} onClick={() => go(plusDays(today, 1))}>
          {t('clock.day')}
        </Button>
        <Button variant="default" disabled={moved.isPending} onClick={() => go(plusDays(today, 7))}>
          {t('clock.week')}
        </Button>
        <Button variant="default" disabled={!next || moved.isPending} onClick={() => next && go(plusDays(next, 1))}>
          {next ? t('clock.next', { date: date(next) }) : t('clock.noNext')}
        </Button>
      </div>
      <form
        className={styles.pick}
        onSubmit={(event) => {
          event.preventDefault();
          go(picked);
        }}
      >
        <DateField
          id="date-jump"

          size="sm"
          label={t('clock.pick')}
          value={picked}
          onChange={(next) => pick(next)}
        />
        <Button type="submit" loading={moved.isPending}>
          {t('clock.go')}
        </Button>
      </form>
      {moved.error && <ProblemAlert problem={moved.error} />}
      <p role="status" className="small soft">
        {moved.data && t('clock.moved', { date: date(moved.data.today) })}
      </p>
    </div>
  );
}

/** The date that every limit follows. On demo data anybody of the province may move it; elsewhere it is only shown. */
export function DateJump({ province, reader }: { province: ProvinceView; reader: boolean }) {
  const { t, date } = useWords();
  if (!province.isDemo || reader) {
    const today = date(province.today);
    if (!province.isDemo) return <span className="small soft">{t('clock.world', { date: today })}</span>;
    return (
      <span className="small soft nowrap">
        <span className={styles.dateSaid}>{t('clock.word')}</span> {today}
      </span>
    );
  }
  return (
    <Popover position="bottom-end" width={360} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.date}
          title={t('clock.jump')}
          aria-label={t('clock.date', { date: date(province.today) })}
        >
          <IconCalendar size={16} stroke={1.6} aria-hidden />
          <span className={styles.dateWord}>{t('clock.word')} </span>
          <span>{date(province.today)}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('clock.jump')}>
        <Jumps province={province} />
      </Popover.Dropdown>
    </Popover>
  );
}
