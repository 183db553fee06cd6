import { Button } from '@mantine/core';
import { IconExternalLink, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { useAnswer, useAnswers } from '../../queries';
import { gateway } from '../../services';
import { Answer } from '../../ui/answer';
import { StateBadge } from '../../ui/state-badge';
import { PageHead } from '../../ui/page-head';
import { clockText } from '../../view/format';
import { parkedRows, tasksOf, type ServiceState } from '../../view/operations';
import { Parked } from './parked';
import { Parts } from './parts';
import { serviceNames } from '../../services';
import { operations } from './services';
import { Tasks } from './tasks';
import { Consumers, FailingRuns } from './workers';
import styles from './operations.module.css';

const often = 5_000;

/** Every service's own answer; one that gives none does not hold up the others. */
function useHouse(paused: boolean) {
  const every = paused ? false : often;
  const routes = serviceNames.map((name) => operations[name].viewOperations);
  const answers = useAnswers(routes, {}, { every });
  const health = useAnswer(gateway.viewHealth, {}, { every });
  const services = serviceNames.map((service, at): ServiceState => {
    const answer = answers[at];
    return { service, view: answer?.data, silent: answer?.error != null };
  });
  const readAt = Math.max(0, ...answers.map(({ dataUpdatedAt }) => dataUpdatedAt));
  const refused = answers.find(({ error }) => error?.status === 401 || error?.status === 403);
  const asked = answers.some(({ isPending }) => isPending);
  const again = () => void Promise.all([health.refetch(), ...answers.map(({ refetch }) => refetch())]);
  return { services, health: health.data, readAt, refused, asked, again };
}

function Sum({ tasks, asked }: { tasks: number; asked: boolean }) {
  const { t } = useWords();
  return (
    <p role="status">
      {tasks > 0 ? (
        <StateBadge state="late">{t('ops.alerts', { n: tasks })}</StateBadge>
      ) : asked ? (
        <span className="soft">{t('ops.waiting')}</span>
      ) : (
        <StateBadge state="achieved">{t('ops.allWell')}</StateBadge>
      )}
    </p>
  );
}

function TemporalLink({ address }: { address: string | null }) {
  const { t } = useWords();
  if (address === null) return <p className="small soft">{t('ops.noTemporal')}</p>;
  return (
    <a href={address} target="_blank" rel="noreferrer" className="small">
      {t('ops.temporal')} <IconExternalLink size={14} aria-hidden style={{ verticalAlign: '-2px' }} />
    </a>
  );
}

/** Is every part healthy, where do messages and workflows wait, and what to do about it. */
export function OperationsPage() {
  const { t } = useWords();
  const [paused, setPaused] = useState(false);
  const { services, health, readAt, refused, asked, again } = useHouse(paused);
  const tasks = tasksOf(services);
  const temporalUi = health?.temporalUi ?? null;
  if (refused && refused.data === undefined) {
    return (
      <Answer of={refused} page>
        {() => null}
      </Answer>
    );
  }
  return (
    <div className={styles.page}>
      <PageHead title={t('nav.operations')} about={t('ops.about')}>
        <div className={styles.tools}>
          <Sum tasks={tasks.length} asked={asked} />
          <p className="small soft">
            {paused ? t('ops.paused') : t('ops.every')}
            {readAt > 0 && ` · ${t('ops.readAt', { time: clockText(readAt) })}`}
          </p>
          <div className="row">
            <Button
              size="xs"
              variant="default"
              leftSection={
                paused ? <IconPlayerPlay size={14} aria-hidden /> : <IconPlayerPause size={14} aria-hidden />
              }
              onClick={() => setPaused(!paused)}
            >
              {paused ? t('ops.resume') : t('ops.pause')}
            </Button>
            <Button size="xs" variant="default" onClick={again}>
              {t('ops.again')}
            </Button>
            <TemporalLink address={temporalUi} />
          </div>
        </div>
      </PageHead>
      <Tasks tasks={tasks} />
      <Parts services={services} health={health} />
      <Parked rows={parkedRows(services)} />
      <FailingRuns services={services} temporalUi={temporalUi} />
      <Consumers services={services} />
    </div>
  );
}
