import type { SessionView } from '@langmoi/contracts/gateway';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { directory, gateway } from '../../services';
import parts from '../parts.module.css';
import { useGoOn } from './use-go-on';
import styles from './shell.module.css';

/** Which province a national office looks at: it only reads, and each use is recorded. */
function ProvinceBand({ provinceId }: { provinceId: string }) {
  const { t } = useWords();
  const provinces = useAnswer(directory.listProvinces, {});
  const chosen = useGoOn(gateway.chooseProvince);
  const all = provinces.data ?? [];
  const name = all.find(({ id }) => id === provinceId)?.name ?? '…';
  return (
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
  );
}

function PurposeBand({ purpose }: { purpose: string }) {
  const { t } = useWords();
  const stated = useGoOn(gateway.statePurpose);
  return (
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
  );
}

/** What makes this reading a special one, always in sight below the header. */
export function Bands({ session }: { session: SessionView }) {
  const { readsProvinceId, purpose } = session.caller;
  return (
    <>
      {readsProvinceId && <ProvinceBand provinceId={readsProvinceId} />}
      {purpose && <PurposeBand purpose={purpose} />}
    </>
  );
}
