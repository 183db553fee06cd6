import type { SessionView } from '@langmoi/contracts/gateway';
import type { ApiProblem } from '../../api';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { directory, gateway } from '../../services';
import parts from '../parts.module.css';
import { ProblemAlert } from '../problem-alert';
import { useGoOn } from './use-go-on';
import styles from './shell.module.css';

/** Why what was asked in a band did not come about. */
function Refused({ problem }: { problem: ApiProblem | null }) {
  return (
    problem && (
      <div className={parts.band}>
        <ProblemAlert problem={problem} />
      </div>
    )
  );
}

/** Which province a national office looks at: it only reads, and each use is recorded. */
function ProvinceBand({ provinceId }: { provinceId: string }) {
  const { t } = useWords();
  const provinces = useAnswer(directory.listProvinces, {});
  const chosen = useGoOn(gateway.chooseProvince);
  const all = provinces.data ?? [];
  const name = all.find(({ id }) => id === provinceId)?.name ?? '…';
  return (
    <>
      <div className={styles.band} role="status">
        <div className={parts.band}>
          <span>{t('province.reading', { name })}</span>
          {all.length > 1 && (
            <label>
              <span className="soft">{t('province.other')}</span>{' '}
              <select
                className={styles.select}
                value={provinceId}
                disabled={chosen.isPending}
                onChange={(event) => chosen.mutate({ body: { provinceId: event.currentTarget.value } })}
              >
                {all.map(({ id, name: each }) => (
                  <option key={id} value={id}>
                    {each}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button
            type="button"
            className="linkButton"
            disabled={chosen.isPending}
            onClick={() => chosen.mutate({ body: { provinceId: null } })}
          >
            {t('province.leave')}
          </button>
        </div>
      </div>
      <Refused problem={chosen.error} />
    </>
  );
}

/**
 * The provinces that one's own took over, with the paper: an office of the province reads one at a time, and what is read
 * is shown as that province left it.
 */
function PredecessorsBand({ session: { predecessors, caller } }: { session: SessionView }) {
  const { t, date } = useWords();
  const chosen = useGoOn(gateway.chooseProvince);
  const left = useGoOn(gateway.chooseProvince, '/work');
  const { readsProvinceId } = caller;
  return (
    <>
      <div className={styles.band} role="status">
        {predecessors.map(({ provinceId, name, fromOn, decision }) => (
          <div key={provinceId} className={parts.band}>
            <span>
              {t(provinceId === readsProvinceId ? 'predecessor.reading' : 'predecessor.takenOver', {
                name,
                date: date(fromOn),
                paper: decision?.number ?? t('predecessor.noPaper'),
              })}
            </span>
            <button
              type="button"
              className="linkButton"
              disabled={chosen.isPending || left.isPending}
              onClick={() =>
                provinceId === readsProvinceId
                  ? left.mutate({ body: { provinceId: null } })
                  : chosen.mutate({ body: { provinceId } })
              }
            >
              {t(provinceId === readsProvinceId ? 'province.leave' : 'predecessor.read', { name })}
            </button>
          </div>
        ))}
      </div>
      <Refused problem={chosen.error ?? left.error} />
    </>
  );
}

function PurposeBand({ purpose }: { purpose: string }) {
  const { t } = useWords();
  const stated = useGoOn(gateway.statePurpose);
  return (
    <>
      <div className={styles.band} role="status">
        <div className={parts.band}>
          <span>{t('purpose.now', { purpose })}</span>
          <button
            type="button"
            className="linkButton"
            disabled={stated.isPending}
            onClick={() => stated.mutate({ body: { purpose: null } })}
          >
            {t('purpose.end')}
          </button>
        </div>
      </div>
      <Refused problem={stated.error} />
    </>
  );
}

/** What makes this reading a special one, always in sight below the header. */
export function Bands({ session }: { session: SessionView }) {
  const { readsProvinceId, inherits, purpose } = session.caller;
  return (
    <>
      {readsProvinceId && !inherits && <ProvinceBand provinceId={readsProvinceId} />}
      {session.predecessors.length > 0 && <PredecessorsBand session={session} />}
      {purpose && <PurposeBand purpose={purpose} />}
    </>
  );
}
