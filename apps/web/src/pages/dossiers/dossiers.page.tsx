import { Tier } from '@langmoi/contracts/common';
import { DossierStatus, type DossierItem } from '@langmoi/contracts/recognition';
import type { UnitForm } from '@langmoi/contracts/units';
import { TextInput } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useRef } from 'react';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { useAnswer, usePrefetch, useProvinceId } from '../../queries';
import { recognition, reporting } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { UnitOfDay } from '../../ui/carried-note';
import { RehearsalMark, RehearsedTogether } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { TimeLeft } from '../../ui/time-left';
import { Titled } from '../../ui/titled';
import { useDistrictName } from '../../ui/unit-names';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { matches } from '../../view/format';
import { carriedUnits } from '../../view/standing';
import { byTimeLeft } from '../../view/work';
import { useRowKeys } from '../../ui/row-keys';
import { ChoiceField } from '../../ui/fields/choice-field';
import styles from './dossiers.module.css';

const badges = { open: 'awaiting', recognised: 'achieved', rejected: 'missing', refused: 'missing' } as const;

/** The units of the other day by the communes that lie whole in them; null of the dossiers' own day. */
function useCarriedUnits(): { readonly on: string; readonly units: ReadonlyMap<string, UnitForm> } | null {
  const provinceId = useProvinceId();
  const units = useUnitsDay();
  const province = useAnswer(
    reporting.viewProvince,
    { params: { provinceId }, query: units },
    { enabled: units.units !== undefined && provinceId !== '', keep: true },
  );
  const carried = units.units && province.data?.carried;
  return carried ? { on: carried.on, units: carriedUnits({ carried }) } : null;
}

function Row({ item, carried }: { item: DossierItem; carried: ReturnType<typeof useCarriedUnits> }) {
  const { t, say } = useWords();
  const unit = carried?.units.get(item.communeId);
  const districtOf = useDistrictName();
  const prefetch = usePrefetch(recognition.viewDossier);
  return (
    <tr onMouseEnter={() => prefetch({ params: { dossierId: item.id } })}>
      <th scope="row">
        <Link to={`/dossiers/${item.id}`} data-row={item.id}>
          {item.communeName}
        </Link>{' '}
        {item.rehearsal && <RehearsalMark />}
      </th>
      <td className="nowrap">
        <Link to={`/units/${item.districtId}`}>{districtOf(item)}</Link>
      </td>
      {carried && <td>{unit ? <UnitOfDay unit={unit} on={carried.on} /> : t('carried.nobody')}</td>}
      <td className="nowrap">
        {t(`tierShort.${item.tier}`)} {item.year}
      </td>
      <td style={{ minWidth: '11rem' }}>
        {item.status === 'open' ? (
          <>
            {say(item.stageTitle)}
            {item.round > 1 && <span className="soft small"> · {t('work.round', { n: item.round })}</span>}
          </>
        ) : (
          <StateBadge state={badges[item.status]}>{t(`state.${item.status}`)}</StateBadge>
        )}
      </td>
      <td>{item.status === 'open' ? <TimeLeft item={item} /> : <span className="soft">–</span>}</td>
    </tr>
  );
}

interface Filter {
  readonly asked: string;
  readonly tier: string;
  readonly status: string;
  readonly stage: string;
}

function Filters({
  items,
  filter,
  change,
}: {
  items: readonly DossierItem[];
  filter: Filter;
  change: (name: string, value: string) => void;
}) {
  const { t, say } = useWords();
  const all = { value: '', label: t('filter.all') };
  const stages = new Map(
    items.filter(({ status }) => status === 'open').map((item) => [item.stage, say(item.stageTitle)]),
  );
  return (
    <div className={styles.filters}>
      <TextInput
        type="search"
        size="sm"
        label={t('filter.search')}
        placeholder={t('filter.searchFor')}
        value={filter.asked}
        onChange={(event) => change('asked', event.currentTarget.value)}
      />
      <ChoiceField
        label={t('dossiers.stage')}
        value={filter.stage}
        onChange={(next) => change('stage', next)}
        data={[all, ...[...stages].map(([value, label]) => ({ value, label }))]}
      />
      <ChoiceField
        label={t('commune.tier')}
        value={filter.tier}
        onChange={(next) => change('tier', next)}
        data={[all, ...Tier.options.map((value) => ({ value, label: t(`tier.${value}`) }))]}
      />
      <ChoiceField
        label={t('dossiers.status')}
        value={filter.status}
        onChange={(next) => change('status', next)}
        data={[all, ...DossierStatus.options.map((value) => ({ value, label: t(`state.${value}`) }))]}
      />
    </div>
  );
}

const fits = (item: DossierItem, { asked, tier, status, stage }: Filter) =>
  matches(`${item.communeName} ${item.districtName}`, asked) &&
  (!tier || item.tier === tier) &&
  (!status || item.status === status) &&
  (!stage || (item.stage === stage && item.status === 'open'));

function List({ items }: { items: readonly DossierItem[] }) {
  const { t, date } = useWords();
  const carried = useCarriedUnits();
  const [search, setSearch] = useSearchParams();
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body, true);
  const read = (name: string) => search.get(name) ?? '';
  const filter = { asked: read('asked'), tier: read('tier'), status: read('status'), stage: read('stage') };
  const change = (name: string, value: string) => setSearch(addressWith({ [name]: value }), { replace: true });
  const allRehearsed = items.every(({ rehearsal }) => rehearsal);
  const found = byTimeLeft(items.filter((item) => fits(item, filter)));
  if (items.length === 0) return <Empty title={t('dossiers.empty')}>{t('dossiers.emptyNext')}</Empty>;
  return (
    <div className="stack">
      <Filters items={items} filter={filter} change={change} />
      <p role="status" className="soft small">
        {t('filter.found', { n: found.length, all: items.length })}
        {allRehearsed && (
          <>
            {' · '}
            {t('work.allRehearsed')} <RehearsalMark />
          </>
        )}
      </p>
      <RecordTable
        name={t('nav.dossiers')}
        columns={[
          t('province.commune'),
          t('province.district'),
          ...(carried ? [t('carried.units', { on: date(carried.on) })] : []),
          t('commune.tier'),
          t('dossiers.stage'),
          t('dossiers.left'),
        ]}
      >
        <tbody ref={body}>
          <RehearsedTogether all={allRehearsed}>
            {found.map((item) => (
              <Row key={item.id} item={item} carried={carried} />
            ))}
          </RehearsedTogether>
        </tbody>
      </RecordTable>
    </div>
  );
}

/** Every dossier in the caller's scope. */
export function DossiersPage() {
  const { t } = useWords();
  const dossiers = useAnswer(recognition.listDossiers, { query: {} }, { every: 20_000 });
  return (
    <div className="stack">
      <Titled title={t('nav.dossiers')} />
      <UnitsSwitch />
      <Answer of={dossiers}>{(items) => <List items={items} />}</Answer>
    </div>
  );
}
