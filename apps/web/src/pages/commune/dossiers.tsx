import type { Tier } from '@langmoi/contracts/common';
import type { DossierItem } from '@langmoi/contracts/recognition';
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

/** Whether the caller is the commune's own officer, and the year that the province's date stands in. */
function useOwn(communeId: string) {
  const caller = useSession().data?.caller;
  const provinceId = caller?.provinceId ?? '';
  const province = useAnswer(directory.viewProvince, { params: { provinceId } }, { enabled: provinceId !== '' });
  const own = caller?.roles.includes('communeOfficer') && caller.unitId === communeId;
  return { own: own ?? false, year: province.data ? Number(province.data.today.slice(0, 4)) : null };
}

function Line({ dossier }: { dossier: DossierItem }) {
  const { t, say } = useWords();
  return (
    <li>
      <Link to={`/dossiers/${dossier.id}`}>
        {t(`tierShort.${dossier.tier}`)} {dossier.year}
      </Link>{' '}
      · {dossier.status === 'open' ? say(dossier.stageTitle) : t(`state.${dossier.status}`)}{' '}
      {dossier.rehearsal && <RehearsalMark />}
    </li>
  );
}

/** The commune's dossiers; its own officer may open a new one where none is open and the title is not there yet. */
export function CommuneDossiers({ communeId, tier, titled }: { communeId: string; tier: Tier; titled: boolean }) {
  const { t } = useWords();
  const dossiers = useAnswer(recognition.listDossiers, { query: { communeId } });
  const { own, year } = useOwn(communeId);
  const known = dossiers.data ?? [];
  const lasting = known.some((one) => one.tier === tier && (one.status === 'open' || one.status === 'recognised'));
  const mayRegister = own && !titled && dossiers.data !== undefined && !lasting;
  return (
    <section className={`${parts.paper} stack`}>
      <h2>{t('nav.dossiers')}</h2>
      {dossiers.data?.length === 0 && <p className="soft">{t('commune.noDossier')}</p>}
      {dossiers.error && <p className="soft small">{t('load.error')}</p>}
      <ul className={styles.dossiers}>
        {known.map((one) => (
          <Line key={one.id} dossier={one} />
        ))}
      </ul>
      {mayRegister && year !== null && <Register communeId={communeId} tier={tier} year={year} />}
    </section>
  );
}
