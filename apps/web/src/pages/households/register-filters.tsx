import { HouseholdStanding, type HouseholdList } from '@langmoi/contracts/households';
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../i18n/language';
import type { Asked, Change } from './use-asked';
import { ChoiceField } from '../../ui/fields/choice-field';
import styles from './households.module.css';

interface Searching {
  readonly asked: Asked;
  readonly find: (typed: string) => void;
  /** Names and numbers are masked for this reader, so that nothing is found by them. */
  readonly hidden: boolean;
}

/** What is searched for is asked when it is sent and not with each letter: each answer that shows persons is a record. */
function Search({ asked: { search = '' }, find, hidden }: Searching) {
  const { t } = useWords();
  const [typed, type] = useState(search);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find(typed.trim());
  };
  return (
    <form role="search" className={styles.search} onSubmit={submit}>
      <TextInput
        type="search"
        size="sm"
        maxLength={80}
        autoComplete="off"
        label={t('households.find')}
        placeholder={hidden ? t('households.findMasked') : t('households.findSeen')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" variant="default">
        {t('households.search')}
      </Button>
      {search !== '' && (
        <Button
          size="sm"
          variant="subtle"
          onClick={() => {
            type('');
            find('');
          }}
        >
          {t('households.clear')}
        </Button>
      )}
    </form>
  );
}

function Choices({ list, asked, change }: { list: HouseholdList | undefined; asked: Asked; change: Change }) {
  const { t } = useWords();
  const communes = list?.communes ?? [];
  return (
    <>
      {communes.length > 1 && (
        <ChoiceField
          label={t('households.commune')}
          value={asked.unitId ?? ''}
          onChange={(next) => change({ unit: next, page: '' })}
          data={[
            { value: '', label: t('filter.all') },
            ...communes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <ChoiceField
        label={t('households.standing')}
        value={asked.standing ?? ''}
        onChange={(next) => change({ standing: next, page: '' })}
        data={[
          { value: '', label: t('households.inRegister') },
          ...HouseholdStanding.options.map((value) => ({ value, label: t(`households.${value}`) })),
        ]}
      />
    </>
  );
}

/** Which households: by a word, by commune, by class. */
export function RegisterFilters(props: Searching & { list: HouseholdList | undefined; change: Change }) {
  const { t } = useWords();
  const { list, change, ...searching } = props;
  return (
    <div className={styles.filters}>
      <Search {...searching} />
      <Choices list={list} asked={searching.asked} change={change} />
      <p className="small soft" role="status">
        {list && t('households.found', { n: list.total })}
      </p>
    </div>
  );
}
