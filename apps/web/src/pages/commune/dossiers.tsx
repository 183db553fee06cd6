import type { Tier } from '@langmoi/contracts/common';
import { Button } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand, useSession } from '../../queries';
import { directory, recognition } from '../../services';
import { RehearsalMark } from '../../ui/marks';
import { ProblemAlert } from '../../ui/problem-alert';
import parts from '../../ui/parts.module.css';
import styles from './commune.module.css';

function Register({ communeId, tier, year }: { communeId: string; tier: Tier; year: number }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const register = useCommand(recognition.register, ({ id }) => void navigate(`/dossiers/${id}`));
  return (
    <>
      <p className="soft small">{t('register.about')}</p>
      {register.error && <ProblemAlert problem={register.error} />}
      <Button loading={register.isPending} onClick={() => register.mutate({ body: { communeId, tier, year } })}>
        {t('register.do', { tier: t(`tierShort.${tier}`), year })}
      </Button>
    </>
  );
}

/** The commune's dossiers; its own officer may open a new one where none is open. */
export function CommuneDossiers({ communeId, tier }: { communeId: string; tier: Tier }) {
  const { t, say } = useWords();
  const session = useSession();
  const dossiers = useAnswer(recognition.listDossiers, { query: { communeId } });
  const provinceId = session.data?.caller.provinceId ?? '';
  const province = useAnswer(directory.viewProvince, { params: { provinceId } }, { enabled: provinceId !== '' });
  const caller = session.data?.caller;
  const own = caller?.roles.includes('communeOfficer') && caller.unitId === communeId;
  const open = dossiers.data?.some((one) => one.status === 'open' && one.tier === tier) ?? true;
  return (
    <section className={`${parts.paper} stack`}>
      <h2>{t('nav.dossiers')}</h2>
      {dossiers.data?.length === 0 && <p className="soft">{t('commune.noDossier')}</p>}
      {dossiers.error && !dossiers.data && <p className="soft small">{t('load.error')}</p>}
      <ul className={styles.dossiers}>
        {dossiers.data?.map((one) => (
          <li key={one.id}>
            <Link to={`/dossiers/${one.id}`}>
              {t(`tierShort.${one.tier}`)} {one.year}
            </Link>{' '}
            · {one.status === 'open' ? say(one.stageTitle) : t(`state.${one.status}`)}{' '}
            {one.rehearsal && <RehearsalMark />}
          </li>
        ))}
      </ul>
      {own && !open && province.data && (
        <Register communeId={communeId} tier={tier} year={Number(province.data.today.slice(0, 4))} />
      )}
    </section>
  );
}
