import type { PersonView } from '@langmoi/contracts/officers';
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId, useToday } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { leaveFor } from '../../ui/row-keys';
import { RecordTable } from '../../ui/record-table';
import { PageHead } from '../../ui/page-head';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { inOrder, personStandingOn, standingOn, standings } from '../../view/appointments';
import { shortName } from '../../view/roles';
import { InviteDialog } from './invite-dialog';
import { Office } from './office';
import { useMay } from './use-place';
import { officers } from './services';
import frame from '../../ui/pages.module.css';
import { ChoiceField } from '../../ui/fields/choice-field';
import styles from './administration.module.css';

/** As many as are looked through; the rest comes on demand, or by a closer search. */
const atOnce = 60;

function Row({ person, today }: { person: PersonView; today: string }) {
  const { t } = useWords();
  const standing = personStandingOn(person, today);
  const shown = inOrder(person.appointments, today).filter((one) => standingOn(one, today) === standing);
  return (
    <tr>
      <th scope="row">
        <Link to={`/administration/persons/${person.id}`} data-row={person.id} onClick={() => leaveFor(person.id)}>
          {shortName(person.displayName)}
        </Link>
        <span className={styles.under}>{person.account ?? t('admin.noAccount')}</span>
      </th>
      <td>
        <ul className={styles.offices}>
          {shown.slice(0, 3).map((one) => (
            <li key={one.id}>
              <Office appointment={one} today={today} />
            </li>
          ))}
          {shown.length > 3 && <li className="small soft">{t('admin.more', { n: shown.length - 3 })}</li>}
          {shown.length === 0 && <li className="soft small">{t('admin.noOffice')}</li>}
        </ul>
      </td>
    </tr>
  );
}

function List({ persons, today }: { persons: readonly PersonView[]; today: string }) {
  const { t } = useWords();
  const [limit, setLimit] = useState(atOnce);
  if (persons.length === 0) return <Empty title={t('admin.nobody')}>{t('admin.nobodyNext')}</Empty>;
  return (
    <>
      <RecordTable
        saved
        name={t('admin.persons')}
        columns={[t('admin.person'), t('admin.offices')]}
        className={styles.table}
      >
        <tbody>
          {persons.slice(0, limit).map((person) => (
            <Row key={person.id} person={person} today={today} />
          ))}
        </tbody>
      </RecordTable>
      {persons.length > limit && (
        <Button variant="default" onClick={() => setLimit(limit + atOnce)}>
          {t('admin.showMore', { n: Math.min(atOnce, persons.length - limit) })}
        </Button>
      )}
    </>
  );
}

type Set = (part: Record<string, string>) => void;

function Head({ set }: { set: Set }) {
  const { t } = useWords();
  const may = useMay()('invitePerson');
  return (
    <PageHead title={t('admin.persons')} about={t('admin.personsAbout')}>
      <div>
        <Button disabled={!may} onClick={() => set({ do: 'invite' })}>
          {t('admin.invite')}
        </Button>
        {!may && <p className={styles.under}>{t('admin.mayNot')}</p>}
      </div>
    </PageHead>
  );
}

/** By name with or without diacritics, and by what is held today, is to come, or is over. */
function Filters(props: { asked: string; held: string; search: (typed: string) => void; set: Set; found: ReactNode }) {
  const { t } = useWords();
  const { asked, held, search, set, found } = props;
  return (
    <div className={styles.filters}>
      <TextInput
        type="search"
        size="sm"
        label={t('admin.search')}
        placeholder={t('admin.searchFor')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={asked}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <ChoiceField
        label={t('admin.held')}
        value={held}
        onChange={(next) => set({ held: next })}
        data={[
          { value: '', label: t('filter.all') },
          ...standings.map((one) => ({ value: one, label: t(`held.${one}`) })),
        ]}
      />
      <p className="small soft" role="status">
        {found}
      </p>
    </div>
  );
}

/** Who holds which office in the province. */
export function PersonsPage() {
  const { t } = useWords();
  const [query, setQuery] = useSearchParams();
  const [asked, ask] = useState(query.get('search') ?? '');
  const provinceId = useProvinceId();
  const today = useToday();
  const search = useDeferredValue(asked.trim());
  const units = useUnitsDay();
  const persons = useAnswer(
    officers.listPersons,
    { params: { provinceId }, query: { ...(search && { search }), ...units } },
    { enabled: today !== '', keep: true },
  );
  const wanted = standings.find((one) => one === query.get('held'));
  const set: Set = (part) => setQuery(addressWith(part), { replace: true });
  const matching = (all: readonly PersonView[]) =>
    wanted ? all.filter((person) => personStandingOn(person, today) === wanted) : all;
  const typed = (next: string) => {
    ask(next);
    set({ search: next.trim() });
  };
  const found = persons.data && t('filter.found', { n: matching(persons.data).length, all: persons.data.length });
  return (
    <div className={frame.body}>
      <Head set={set} />
      <Filters asked={asked} held={wanted ?? ''} search={typed} set={set} found={found} />
      <UnitsSwitch />
      <Answer of={persons} lines={10}>
        {(all) => <List key={`${search}/${wanted}`} persons={matching(all)} today={today} />}
      </Answer>
      {query.get('do') === 'invite' && today && <InviteDialog today={today} close={() => set({ do: '' })} />}
    </div>
  );
}
