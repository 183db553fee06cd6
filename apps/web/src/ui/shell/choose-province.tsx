import type { SessionView } from '@langmoi/contracts/gateway';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { directory, gateway } from '../../services';
import { Answer, Empty } from '../answer';
import { ProblemAlert } from '../problem-alert';
import { may } from '../../view/may';
import { Titled } from '../titled';
import { useGoOn } from './use-go-on';
import styles from './shell.module.css';

/** A national office reads one province at a time, and says which before it sees anything. */
export function ChooseProvince({ session }: { session: SessionView }) {
  const { t } = useWords();
  const provinces = useAnswer(directory.listProvinces, {});
  const chosen = useGoOn(gateway.chooseProvince);
  return (
    <div className={styles.choose}>
      <Titled title={t('province.choose')} />
      <p className="soft">{t('province.chooseWhy')}</p>
      {chosen.error && <ProblemAlert problem={chosen.error} />}
      <Answer of={provinces} lines={4}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('province.noneToRead')} />
          ) : (
            <ul className={styles.provinces}>
              {all.map(({ id, name, code }) => (
                <li key={id}>
                  <Button
                    variant="default"
                    fullWidth
                    justify="space-between"
                    rightSection={<span className="soft small">{t('commune.code', { code })}</span>}
                    loading={chosen.isPending && chosen.variables.body.provinceId === id}
                    onClick={() => chosen.mutate({ body: { provinceId: id } })}
                  >
                    {name}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <p className="row">
        {may(session, 'directory.importProvince') && <Link to="/new-province">{t('nav.newProvince')}</Link>}
        {may(session, 'directory.listUnitProposals') && <Link to="/nation/units">{t('nav.provincesJoin')}</Link>}
      </p>
    </div>
  );
}
