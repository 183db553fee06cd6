import { Tier } from '@langmoi/contracts/common';
import type { Predecessor } from '@langmoi/contracts/gateway';
import { DossierStatus, type DossierItem, type ListedDossier } from '@langmoi/contracts/recognition';
import { TextInput } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useRef } from 'react';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { useAnswer, usePrefetch } from '../../queries';
import { recognition } from '../../services';
import { Missing, OfPredecessor, ToPredecessor, useAcross } from '../../ui/across';
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
import { byTimeLeft } from '../../view/work';
import { useRowKeys } from '../../ui/row-keys';
import { ChoiceField } from '../../ui/fields/choice-field';
import styles from './dossiers.module.css';

const badges = { open: 'awaiting', recognised: 'achieved', rejected: 'missing', refused: 'missing' } as const;

/** A dossier, and the province that it is of where one's own took that over. */
type Listed = ListedDossier & { readonly of: Predecessor | null };

function ToDossier({ item: { id, communeName, of } }: { item: Listed }) {
  const to = `/dossiers/${id}`;
  if (of) {
    return (
      <ToPredecessor predecessor={of} to={to}>
        {communeName}
      </ToPredecessor>
    );
  }
  return (
    <Link to={to} data-row={id}>
      {communeName}
    </Link>
  );
}

interface RowProps {
  readonly item: Listed;
  /** The other day by whose units they are placed. */
  readonly on: string | undefined;
  /** Whether dossiers of several provinces stand here. */
  readonly across: boolean;
}

function Row({ item, on, across }: RowProps) {
  const { t, say } = useWords();
  const districtOf = useDistrictName();
  const prefetch = usePrefetch(recognition.viewDossier);
  return (
    <tr onMouseEnter={() => item.of === null && prefetch({ params: { dossierId: item.id } })}>
      <th scope="row">
        <ToDossier item={item} /> {item.rehearsal && <RehearsalMark />}
      </th>
      {across && <td>{item.of ? <OfPredecessor predecessor={item.of} /> : t('predecessor.own')}</td>}
      <td className="nowrap">
        <Link to={`/units/${item.districtId}`}>{districtOf(item)}</Link>
      </td>
      {on && <td>{item.place?.unit ? <UnitOfDay unit={item.place.unit} on={on} /> : t('carried.nobody')}</td>}
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

function List({ items, across }: { items: readonly Listed[]; across: boolean }) {
  const { t, date } = useWords();
  const { units: on } = useUnitsDay();
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
        saved
        name={t('nav.dossiers')}
        columns={[
          t('province.commune'),
          ...(across ? [t('predecessor.province')] : []),
          t('province.district'),
          ...(on ? [t('carried.units', { on: date(on) })] : []),
          t('commune.tier'),
          t('dossiers.stage'),
          t('dossiers.left'),
        ]}
      >
        <tbody ref={body}>
          <RehearsedTogether all={allRehearsed}>
            {found.map((item) => (
              <Row key={item.id} item={item} on={on} across={across} />
            ))}
          </RehearsedTogether>
        </tbody>
      </RecordTable>
    </div>
  );
}

/** Every dossier in the caller's scope, those of the provinces that theirs took over among them. */
export function DossiersPage() {
  const { t } = useWords();
  const query = useUnitsDay();
  const dossiers = useAnswer(recognition.listDossiers, { query }, { every: 20_000, keep: true });
  const { predecessors, heard, missing } = useAcross(recognition.listDossiers, () => ({ query }));
  const others = heard.flatMap(({ predecessor, data }) => data.map((item) => ({ ...item, of: predecessor })));
  return (
    <div className="stack">
      <Titled title={t('nav.dossiers')} />
      <UnitsSwitch />
      <Missing provinces={missing} />
      <Answer of={dossiers}>
        {(items) => (
          <List items={[...items.map((item) => ({ ...item, of: null })), ...others]} across={predecessors.length > 0} />
        )}
      </Answer>
    </div>
  );
}
