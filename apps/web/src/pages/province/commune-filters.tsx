import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useWords } from '../../i18n/language';
import type { CommuneFilter } from '../../view/standing';
import { ChoiceField } from '../../ui/fields/choice-field';
import styles from './province.module.css';

export function CommuneFilters(props: {
  province: ProvinceOverview;
  filter: CommuneFilter;
  change: (part: Partial<CommuneFilter>) => void;
  found: number;
}) {
  const { t } = useWords();
  const { province, filter, change, found } = props;
  const all = { value: '', label: t('filter.all') };
  const counts = [...new Set(province.communes.flatMap(({ metCount }) => (metCount === null ? [] : [metCount])))];
  const met = counts
    .sort((one, other) => other - one)
    .map((n) => ({ value: String(n), label: t('province.met', { n }) }));
  return (
    <div className={styles.filters}>
      <TextInput
        type="search"
        size="sm"
        label={t('filter.search')}
        placeholder={t('filter.searchFor')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.asked}
        onChange={(event) => change({ asked: event.currentTarget.value })}
      />
      <ChoiceField
        label={t('province.district')}
        value={filter.district}
        onChange={(next) => change({ district: next })}
        data={[all, ...province.districts.map(({ districtId, name }) => ({ value: districtId, label: name }))]}
      />
      <ChoiceField
        label={t('province.criteriaMet')}
        value={filter.met}
        onChange={(next) => change({ met: next })}
        data={[all, ...met, { value: 'none', label: t('state.noData') }]}
      />
      <ChoiceField
        label={t('province.standing')}
        value={filter.standing}
        onChange={(next) => change({ standing: next })}
        data={[
          all,
          { value: 'recognised', label: t('province.recognised') },
          { value: 'registered', label: t('province.registered') },
          { value: 'near', label: t('tiles.near') },
          { value: 'far', label: t('tiles.far') },
          { value: 'dossier', label: t('province.withDossier') },
          { value: 'noData', label: t('state.noData') },
        ]}
      />
      <p role="status" className="soft small">
        {t('filter.found', { n: found, all: province.communes.length })}
      </p>
    </div>
  );
}
