import type { CountingUnit, PovertyView, SupportRecord, SupportView } from '@langmoi/contracts/poverty';
import type { Predecessor } from '@langmoi/contracts/gateway';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { poverty } from '../../services';
import { useAcross, type Heard } from '../../ui/across';
import { Beside, type BesideRow } from '../../ui/beside';
import { useUnitsDay } from '../../ui/units-switch';
import { ProvisionalMark } from '../../ui/marks';
import { bySupportedPolicy, numbersOf, shareOfApproved } from '../../view/facts';
import { millionsText } from '../../view/money';
import type { Share } from '../../view/share';
import { besideEachOther } from '../../view/together';
import type { Column, FactGroup } from './fact-table';
import { Facts, FactsPage, Tables, type Table } from './facts-page';
import { PovertyForm } from './poverty-form';
import { Predecessors } from './predecessors';
import { NoValue, Rate } from './said';
import styles from './facts.module.css';

/** In the policy's own unit, with the rate of what was approved where there is one. */
function Count(props: { record: SupportRecord; unit: CountingUnit | undefined; share: Share | null }) {
  const { t, number } = useWords();
  const { record, unit, share } = props;
  const { count, printedRate } = record;
  return (
    <>
      {count === null ? <NoValue /> : `${number(count)}${unit ? ` ${t(`counting.${unit}`)}` : ''}`}
      {(share !== null || printedRate !== null) && (
        <span className={styles.under}>
          {t('poverty.approved')} <Rate share={share} printed={printedRate} />
        </span>
      )}
    </>
  );
}

function useColumns(view: PovertyView): (support: SupportView) => Column<SupportRecord>[] {
  const { t, language } = useWords();
  return (support) => {
    const unit = view.policies.find(({ id }) => id === support.policy)?.countingUnit;
    return [
      {
        ...{ key: 'count', title: t('poverty.count'), figure: true },
        show: (record) => <Count record={record} unit={unit} share={shareOfApproved(support, record, view.supports)} />,
      },
      {
        ...{ key: 'amount', title: `${t('poverty.amount')} (${t('money.unit')})`, figure: true },
        show: ({ amount }) => (amount === null ? <NoValue /> : millionsText(amount, language)),
      },
    ];
  };
}

function useGroups(view: PovertyView): FactGroup<SupportRecord>[] {
  const { t, say } = useWords();
  const columnsOf = useColumns(view);
  const years = new Set(view.supports.map(({ year }) => year));
  const policyOf = (id: string) => view.policies.find((policy) => policy.id === id);
  return bySupportedPolicy(view.supports, view.policies).map(([root, rows]) => {
    const group = policyOf(root);
    return {
      key: root,
      title: group ? say(group.title) : root,
      about: group && (
        <>
          {group.legalBasis ?? t('poverty.noLaw')} <ProvisionalMark confidence={group.confidence} />
        </>
      ),
      rows: rows.map((support) => {
        const { supportId: id, policy, measure, year, current, history } = support;
        const part = policy === root ? undefined : policyOf(policy);
        const measured = t(`support.${measure}`);
        return {
          ...{ id, current, history, columns: columnsOf(support) },
          note: [...(years.size > 1 ? [String(year)] : []), ...(current.period ? [say(current.period)] : [])].join(
            ' · ',
          ),
          name: part ? `${say(part.title)}: ${measured.toLowerCase()}` : measured,
        };
      }),
    };
  });
}

function useTables(view: PovertyView): Table<SupportRecord>[] {
  const { t } = useWords();
  const groups = useGroups(view);
  return [{ key: 'supports', title: t('poverty.supports'), first: t('poverty.policy'), groups }];
}

function Theirs({ view, of }: { view: PovertyView; of: Predecessor }) {
  return <Tables tables={useTables(view)} entering={null} of={of.provinceId} />;
}

/** Whom one policy reached in every province, in its own counting unit: added, for a province counts its own alone. */
function Together({ own, heard }: { own: PovertyView; heard: readonly Heard<PovertyView>[] }) {
  const { t, say, number } = useWords();
  const keyOf = ({ year, policy, measure, current: { period } }: SupportView) =>
    [year, policy, measure, period?.vi ?? ''].join('/');
  const views = [own, ...heard.map(({ data }) => data)];
  const policies = views.flatMap((view) => view.policies);
  const rows = besideEachOther(
    views.map(({ supports }) => supports),
    keyOf,
  ).flatMap(({ key, rows: supports }): BesideRow[] => {
    const support = supports.find((one) => one !== null);
    const said = supports.map((one) => numbersOf(one?.current ?? null, ({ count }) => [count]));
    if (!support) return [];
    const { year, policy, measure, current } = support;
    const definition = policies.find(({ id }) => id === policy);
    const what = [definition ? say(definition.title) : policy, t(`support.${measure}`), String(year)];
    const name = [...what, ...(current.period ? [say(current.period)] : [])].join(' · ');
    const unit = definition ? ` ${t(`counting.${definition.countingUnit}`)}` : '';
    return [{ key, name, said, show: ([count = 0n]) => `${number(Number(count))}${unit}` }];
  });
  return <Beside title={t('predecessor.beside')} first={t('poverty.policy')} heard={heard} rows={rows} />;
}

function Known({ view }: { view: PovertyView }) {
  return (
    <Facts
      tables={useTables(view)}
      actions={view.actions}
      action="recordSupport"
      role="povertyOfficer"
      form={(entry) => <PovertyForm view={view} {...entry} />}
    />
  );
}

/** Whom each policy reached, in its own counting unit, by its law; the poverty officer records the next. */
export function PovertyPage() {
  const { t } = useWords();
  const query = useUnitsDay();
  const view = useAnswer(poverty.listSupports, { query }, { every: 15_000, keep: true });
  const { heard, missing } = useAcross(poverty.listSupports, () => ({ query }));
  return (
    <FactsPage title={t('nav.poverty')} about={t('poverty.about')} file="/poverty/file" view={view}>
      {(known) => (
        <>
          <Together own={known} heard={heard} />
          <Known view={known} />
          <Predecessors heard={heard} missing={missing} to="/poverty">
            {(theirs, of) => <Theirs view={theirs} of={of} />}
          </Predecessors>
        </>
      )}
    </FactsPage>
  );
}
