import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { filterGroups, levels, outcomes, type Group, type GroupFilter } from '../../view/unit-changes';
import styles from './units.module.css';

/** The filter lives in the address, so that a link opens the same rows. */
export function useGroupFilter(): [GroupFilter, (part: Partial<GroupFilter>) => void] {
  const [search, setSearch] = useSearchParams();
  const of = (name: string) => search.get(name) ?? '';
  const filter = { asked: of('asked'), what: of('what'), level: of('level') };
  return [filter, (part) => setSearch(addressWith(part), { replace: true })];
}

interface Filters {
  readonly groups: readonly Group[];
  readonly filter: GroupFilter;
  readonly change: (part: Partial<GroupFilter>) => void;
  readonly found: number;
}

/** By a name, by what happened with how often it did, by level. */
export function ChangesFilters({ groups, filter, change, found }: Filters) {
  const { t } = useWords();
  const counted = (what: string) => filterGroups(groups, { ...filter, what }).length;
  const choices = outcomes.filter((what) => what === filter.what || counted(what) > 0);
  return (
    <div className={styles.filters} data-screen-only>
      <TextInput
        type="search"
        size="sm"
        label={t('changes.find')}
        placeholder={t('filter.searchFor')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.asked}
        onChange={(event) => change({ asked: event.currentTarget.value })}
      />
      <NativeSelect
        size="sm"
        label={t('changes.what')}
        value={filter.what}
        onChange={(event) => change({ what: event.currentTarget.value })}
        data={[
          { value: '', label: `${t('changes.whatever')} (${counted('')})` },
          ...choices.map((what) => ({ value: what, label: `${t(`changes.${what}`)} (${counted(what)})` })),
          { value: 'all', label: `${t('changes.all')} (${counted('all')})` },
        ]}
      />
      <NativeSelect
        size="sm"
        label={t('changes.level')}
        value={filter.level}
        onChange={(event) => change({ level: event.currentTarget.value })}
        data={[
          { value: '', label: t('filter.all') },
          ...levels.map((level) => ({ value: level, label: t(`changes.level.${level}`) })),
        ]}
      />
      <p role="status" className="soft small">
        {t('changes.found', { n: found })}
      </p>
    </div>
  );
}
