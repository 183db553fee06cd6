import type { Tier } from '@langmoi/contracts/common';
import type { DossierItem } from '@langmoi/contracts/recognition';
import { recognition as access } from '@langmoi/domain/access/recognition';
import { Button } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand, useProvinceId } from '../../queries';
import { directory, recognition } from '../../services';
import { RehearsalMark } from '../../ui/marks';
import { ProblemAlert } from '../../ui/problem-alert';
import parts from '../../ui/parts.module.css';
import { useGranted } from '../../use-granted';
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

/** The year that the province's date stands in; null until it is known. */
function useYear(): number | null {
  const provinceId = useProvinceId();
  const province = useAnswer(directory.viewProvince, { params: { provinceId } }, { enabled: provinceId !== '' });
  return province.data ? Number(province.data.today.slice(0, 4)) : null;
}

/** By the table's own line: no view carries actions for a dossier that is not there yet. */
function useMayRegister(communeId: string): boolean {
  const unit = useAnswer(directory.viewUnit, { params: { unitId: communeId } });
  const granted = useGranted();
  return unit.data !== undefined && granted(access.register, unit.data);
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
  const year = useYear();
  const mayRegister = useMayRegister(communeId);
  const known = dossiers.data ?? [];
  const lasting = known.some((one) => one.tier === tier && (one.status === 'open' || one.status === 'recognised'));
  const mayBegin = mayRegister && !titled && dossiers.data !== undefined && !lasting;
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
      {mayBegin && year !== null && <Register communeId={communeId} tier={tier} year={year} />}
    </section>
  );
}
