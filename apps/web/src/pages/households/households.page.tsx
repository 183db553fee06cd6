import { householdsAtOnce, type HouseholdList } from '@langmoi/contracts/households';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import {} from '../../i18n/list-import';
import { useWords } from '../../i18n/language';
import { useAnswer, useSession } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { CarriedNote } from '../../ui/carried-note';
import { Paging } from '../../ui/paging';
import { PageHead } from '../../ui/page-head';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { refusalOf } from '../../view/facts';
import { hidesPersons } from '../../view/households';
import { Export } from './export';
import { RegisterDialog } from './household-dialog';
import { MaskNotice } from './masks';
import { RegisterFilters } from './register-filters';
import { RegisterTable } from './register-table';
import { households } from './services';
import { useAsked, type Asked, type Change } from './use-asked';
import frame from '../../ui/pages.module.css';
import styles from './households.module.css';

function NothingFound({ asked, hidden }: { asked: Asked; hidden: boolean }) {
  const { t } = useWords();
  if (Object.keys(asked).length === 0) return <Empty title={t('households.none')}>{t('households.noneNext')}</Empty>;
  const next = hidden && asked.search ? t('households.noMatchMasked') : t('households.noMatchNext');
  return <Empty title={t('households.noMatch')}>{next}</Empty>;
}

function Head({ list, asked, change }: { list: HouseholdList | undefined; asked: Asked; change: Change }) {
  const { t } = useWords();
  const home = useHome(list);
  const mayRegister = list !== undefined && refusalOf(list.actions, 'registerHousehold') === null;
  const file = home && mayRegister && (
    <Link to={`/poverty/households/file/${asked.unitId ?? home.id}`}>{t('list.open')}</Link>
  );
  return (
    <PageHead title={t('households.title')} about={t('households.about')} under={file}>
      {home && (
        <div>
          <Button disabled={!mayRegister} onClick={() => change({ do: 'register' })}>
            {t('households.register')}
          </Button>
          {!mayRegister && <p className={styles.under}>{t('households.keeperOnly', { unit: home.name })}</p>}
        </div>
      )}
    </PageHead>
  );
}

/** The reader's own commune, where its register is theirs to read; beside it they may keep those of former communes. */
function useHome(list: HouseholdList | undefined) {
  const unitId = useSession().data?.caller.unitId;
  return list?.communes.find(({ id }) => id === unitId);
}

/** Whether the newest households that were seen hide who lives there; a search that finds none tells nothing. */
function useHidden(list: HouseholdList | undefined): boolean | null {
  const [hidden, setHidden] = useState<boolean | null>(null);
  const [first] = list?.households ?? [];
  if (first && hidesPersons(first) !== hidden) setHidden(hidesPersons(first));
  return hidden;
}

/** The register of the communes that the reader's office reaches, as that office may see it. */
export function HouseholdsPage() {
  const { asked, page, registers, find, change } = useAsked();
  const list = useAnswer(households.listHouseholds, { query: { ...asked, page, ...useUnitsDay() } }, { keep: true });
  const hidden = useHidden(list.data);
  const home = useHome(list.data);
  return (
    <div className={frame.body}>
      <Head list={list.data} asked={asked} change={change} />
      {hidden !== null && <MaskNotice hidden={hidden} />}
      <RegisterFilters list={list.data} asked={asked} find={find} change={change} hidden={hidden ?? true} />
      <UnitsSwitch />
      <Answer of={list} lines={10}>
        {(known) =>
          known.households.length > 0 ? (
            <>
              {known.carried && <CarriedNote carried={known.carried} />}
              <RegisterTable list={known} />
              <Paging
                page={page}
                pages={Math.ceil(known.total / householdsAtOnce)}
                turn={(to) => change({ page: String(to) })}
              />
              <Export asked={asked} />
            </>
          ) : (
            <NothingFound asked={asked} hidden={hidden ?? true} />
          )
        }
      </Answer>
      {registers && home && <RegisterDialog communeId={home.id} close={() => change({ do: '' })} />}
    </div>
  );
}
