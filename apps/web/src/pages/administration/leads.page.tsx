import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { ListedOrganisation } from '@langmoi/contracts/directory';
import { setInForce } from '@langmoi/domain/criteria/in-force';
import { Button } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId, useToday } from '../../queries';
import { criteria, directory } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { Lies } from '../../ui/carried-rows';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { SourceText } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { SuccessionNotes } from '../../ui/succession-note';
import { PageHead } from '../../ui/page-head';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { readDate } from '../../view/format';
import { leadsOf, type NamedLead } from '../../view/leads';
import { LeadDialog } from './lead-dialog';
import { useMay } from './use-place';
import {} from './services';
import frame from '../../ui/pages.module.css';
import styles from './administration.module.css';

function LeadLine({ lead, soft = false }: { lead: NamedLead; soft?: boolean }) {
  const { t, date } = useWords();
  const { units } = useUnitsDay();
  const { organisationName, fromOn, toOn, basis, source } = lead;
  const from = fromOn
    ? toOn
      ? t('admin.span', { from: date(fromOn), to: date(toOn) })
      : t('admin.since', { from: date(fromOn) })
    : null;
  return (
    <li className={soft ? 'soft small' : undefined}>
      {soft && from ? `${from}: ${organisationName}` : organisationName}
      {!soft && (
        <span className={styles.under}>
          {[from, basis === 'inferred' ? t('criterion.inferred') : null].filter(Boolean).join(' · ')}
          {source && (
            <>
              {' · '}
              <SourceText source={source} />
            </>
          )}
        </span>
      )}
      <Lies of={lead} on={units} />
      <SuccessionNotes successions={lead.successions} />
    </li>
  );
}

type Change = (criterion: number) => void;

function Row(props: { set: CriteriaSetView; no: number; leads: ReturnType<typeof leadsOf>; change: Change }) {
  const { t, say } = useWords();
  const may = useMay()('assignLead');
  const { set, no, leads, change } = props;
  const title = set.criteria.find((one) => one.no === no)?.title;
  const name = title ? say(title) : t('criterion.untitled', { n: no });
  return (
    <tr>
      <td className="num">{no}</td>
      <th scope="row">{name}</th>
      <td>
        <ul>
          {leads.now.map((lead) => (
            <LeadLine key={lead.organisationId} lead={lead} />
          ))}
          {leads.now.length === 0 && <li className="soft">{t('criterion.noLead')}</li>}
          {[...leads.coming, ...leads.past].map((lead) => (
            <LeadLine key={lead.organisationId + String(lead.fromOn)} lead={lead} soft />
          ))}
        </ul>
      </td>
      <td>
        <Button
          size="xs"
          variant="default"
          disabled={!may}
          title={may ? undefined : t('admin.mayNot')}
          aria-label={t('leads.changeThis', { n: no, name })}
          onClick={() => change(no)}
        >
          {t('leads.change')}
        </Button>
      </td>
    </tr>
  );
}

function Set(props: { set: CriteriaSetView; offices: readonly ListedOrganisation[]; on: string; change: Change }) {
  const { t } = useWords();
  const { set, offices, on, change } = props;
  return (
    <RecordTable
      saved
      name={t('admin.leads')}
      columns={[
        { title: t('leads.no'), numeric: true },
        t('leads.criterion'),
        t('leads.lead'),
        { title: t('admin.acts'), unseen: true },
      ]}
      className={styles.table}
    >
      <tbody>
        {set.criteria.map(({ no }) => (
          <Row
            key={no}
            set={set}
            no={no}
            leads={leadsOf(offices, { set: set.id, criterion: no, on })}
            change={change}
          />
        ))}
      </tbody>
    </RecordTable>
  );
}

/** The set and the day that the address names; else what communes are judged by, today. */
function useChoice(sets: readonly CriteriaSetView[], today: string) {
  const [query, setQuery] = useSearchParams();
  const set =
    sets.find(({ id }) => id === query.get('set')) ??
    setInForce(sets, { level: 'commune', tier: 'NTM', on: today }) ??
    sets[0];
  const typed = query.get('on') ?? today;
  const change = (part: Record<string, string>) => setQuery(addressWith(part), { replace: true });
  return { set, typed, on: readDate(typed) ?? today, assigning: Number(query.get('assign')) || null, change };
}

function Leads(props: { sets: readonly CriteriaSetView[]; offices: readonly ListedOrganisation[]; today: string }) {
  const { t, say } = useWords();
  const { sets, offices, today } = props;
  const { set, typed, on, assigning, change } = useChoice(sets, today);
  if (!set) return <Empty title={t('leads.none')} />;
  return (
    <>
      <div className={styles.filters}>
        <ChoiceField
          label={t('leads.set')}
          value={set.id}
          onChange={(next) => change({ set: next })}
          data={sets.map(({ id, title }) => ({ value: id, label: say(title) }))}
        />
        <DateField
          id="leads-on"
          size="sm"
          label={t('leads.on')}
          value={typed}
          onChange={(next) => change({ on: next === today ? '' : next })}
        />
      </div>
      <Set set={set} offices={offices} on={on} change={(no) => change({ assign: String(no) })} />
      {assigning && (
        <LeadDialog
          key={assigning}
          set={set}
          criterion={assigning}
          offices={offices}
          today={today}
          close={() => change({ assign: '' })}
        />
      )}
    </>
  );
}

/** Which office leads which criterion, on any day. */
export function LeadsPage() {
  const { t } = useWords();
  const provinceId = useProvinceId();
  const today = useToday();
  const sets = useAnswer(criteria.listSets, {});
  const query = useUnitsDay();
  const there = { enabled: provinceId !== '', keep: true };
  const offices = useAnswer(directory.listOrganisations, { params: { provinceId }, query }, there);
  return (
    <div className={frame.body}>
      <PageHead title={t('admin.leads')} about={t('leads.about')} />
      <UnitsSwitch />
      <Answer of={sets} lines={10}>
        {(all) => (
          <Answer of={offices} lines={10}>
            {(known) =>
              today && <Leads sets={all.filter(({ criteria: of }) => of.length > 0)} offices={known} today={today} />
            }
          </Answer>
        )}
      </Answer>
    </div>
  );
}
