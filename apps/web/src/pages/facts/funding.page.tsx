import type { FundingView, LineKey, LineRecord, LineView } from '@langmoi/contracts/funding';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { funding } from '../../services';
import { useUnitsDay } from '../../ui/units-switch';
import { awaitingOf, shownOf } from '../../view/approval';
import { millionsText } from '../../view/money';
import { byProgramme } from '../../view/facts';
import { shareOf } from '../../view/share';
import { Awaiting, Fate } from './approval';
import type { Column, FactGroup } from './fact-table';
import { Facts, FactsPage } from './facts-page';
import { FundingForm } from './funding-form';
import { NoValue, Rate } from './said';

function useColumns(measure: LineKey['measure']): Column<LineRecord>[] {
  const { t, language } = useWords();
  const money = (dong: string | null) => (dong === null ? <NoValue /> : millionsText(dong, language));
  const amount = (title: string): Column<LineRecord> => ({
    ...{ key: 'amount', title, figure: true },
    show: (record) => <span title={record.printed ?? undefined}>{money(record.amount)}</span>,
  });
  if (measure === 'mobilised') return [amount(t('funding.amount'))];
  return [
    amount(t('funding.paid')),
    { key: 'planned', title: t('funding.planned'), figure: true, show: ({ planned }) => money(planned) },
    {
      ...{ key: 'rate', title: t('facts.rate'), figure: true },
      show: ({ amount: paid, planned, printedRate }) => <Rate share={shareOf(paid, planned)} printed={printedRate} />,
    },
  ];
}

function useGroups(lines: readonly LineView[], measure: LineKey['measure']): FactGroup<LineRecord>[] {
  const { t } = useWords();
  const columns = useColumns(measure);
  return byProgramme(lines, measure).map(({ key, rows }) => ({
    key,
    title: rows
      .slice(0, 1)
      .map(({ programme, year }) => `${t(`programme.${programme}`)}, ${year}`)
      .join(''),
    rows: rows.flatMap((line) => {
      const { lineId, fundingSource, history } = line;
      const current = shownOf(line);
      if (!current) return [];
      const waits = awaitingOf(line) !== null;
      return {
        ...{ id: lineId, current, history, columns, name: t(`fund.${fundingSource}`) },
        empty: !waits && current.amount === null && current.printedRate === null,
        beneath: waits && <Awaiting line={line} />,
        mark: (record: LineRecord) => <Fate record={record} />,
      };
    }),
  }));
}

function Known({ view }: { view: FundingView }) {
  const { t } = useWords();
  const mobilised = useGroups(view.lines, 'mobilised');
  const disbursed = useGroups(view.lines, 'disbursed');
  const table = (measure: LineKey['measure'], groups: readonly FactGroup<LineRecord>[]) => ({
    ...{ key: measure, title: `${t(`money.${measure}`)} (${t('money.unit')})`, first: t('funding.source'), groups },
  });
  return (
    <Facts
      tables={[table('mobilised', mobilised), table('disbursed', disbursed)]}
      actions={view.actions}
      action="recordFunds"
      role="financeOfficer"
      form={(entry) => <FundingForm view={view} {...entry} />}
    />
  );
}

/** What was found and paid out, by programme and source, with who says so; the finance officer records the next. */
export function FundingPage() {
  const { t } = useWords();
  const view = useAnswer(funding.listLines, { query: useUnitsDay() }, { every: 15_000, keep: true });
  return (
    <FactsPage title={t('nav.funding')} about={t('funding.about')} view={view}>
      {(known) => <Known view={known} />}
    </FactsPage>
  );
}
