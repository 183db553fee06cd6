import type { CountingUnit, PovertyView, SupportRecord, SupportView } from '@langmoi/contracts/poverty';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { poverty } from '../../services';
import { useUnitsDay } from '../../ui/units-switch';
import { ProvisionalMark } from '../../ui/marks';
import { bySupportedPolicy, shareOfApproved } from '../../view/facts';
import { millionsText } from '../../view/money';
import type { Share } from '../../view/share';
import type { Column, FactGroup } from './fact-table';
import { Facts, FactsPage } from './facts-page';
import { PovertyForm } from './poverty-form';
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

function Known({ view }: { view: PovertyView }) {
  const { t } = useWords();
  const groups = useGroups(view);
  return (
    <Facts
      tables={[{ key: 'supports', title: t('poverty.supports'), first: t('poverty.policy'), groups }]}
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
  const view = useAnswer(poverty.listSupports, { query: useUnitsDay() }, { every: 15_000, keep: true });
  return (
    <FactsPage title={t('nav.poverty')} about={t('poverty.about')} view={view}>
      {(known) => <Known view={known} />}
    </FactsPage>
  );
}
