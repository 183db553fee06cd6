import type { HouseholdAct, HouseholdHistory } from '@langmoi/contracts/households';
import { Button } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { Answer } from '../../ui/answer';
import { Lies } from '../../ui/carried-rows';
import { RehearsalMark } from '../../ui/marks';
import parts from '../../ui/parts.module.css';
import { RecordTable } from '../../ui/record-table';
import { SuccessionNotes } from '../../ui/succession-note';
import { PageHead } from '../../ui/page-head';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { refusalOf } from '../../view/facts';
import { birthText, hidesPersons } from '../../view/households';
import { problemWords } from '../../view/problem';
import { CapacityMark } from '../../ui/capacity-mark';
import { CorrectDialog } from './household-dialog';
import { MaskNotice, Personal } from './masks';
import { RemoveDialog } from './remove-dialog';
import { households } from './services';
import frame from '../../ui/pages.module.css';
import styles from './households.module.css';

function Facts({ household }: { household: HouseholdHistory }) {
  const { t, say, date } = useWords();
  const { units } = useUnitsDay();
  const { headName, unitName, hamlet, address, phone, classification, standard, since, decision, left } = household;
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="facts">
      <h2 id="facts">{t('households.facts')}</h2>
      <dl className={styles.facts}>
        <dt>{t('households.head')}</dt>
        <dd>
          <Personal value={headName} />
        </dd>
        <dt>{t('households.commune')}</dt>
        <dd>
          {unitName} <Lies of={household} on={units} />
        </dd>
        <dt>{t('households.hamlet')}</dt>
        <dd>{hamlet}</dd>
        <dt>{t('households.address')}</dt>
        <dd>
          <Personal value={address} />
        </dd>
        <dt>{t('households.phone')}</dt>
        <dd>
          <Personal value={phone} />
        </dd>
        <dt>{t('households.class')}</dt>
        <dd>
          {t(`households.${classification}`)}, {t('households.since').toLowerCase()} {date(since)}
        </dd>
        <dt>{t('households.standard')}</dt>
        <dd>
          {say(standard.title)} <span className={styles.under}>{standard.legalBasis}</span>
        </dd>
        <dt>{t('households.decision')}</dt>
        <dd>{t('households.decisionOf', { ...decision, date: date(decision.date) })}</dd>
        {left && (
          <>
            <dt>{t('households.leftOn')}</dt>
            <dd>{t('households.leftText', { date: date(left.on), reason: t(`leaving.${left.reason}`) })}</dd>
          </>
        )}
      </dl>
      {household.successions && <SuccessionNotes successions={household.successions} />}
    </section>
  );
}

function People({ household: { members, memberCount } }: { household: HouseholdHistory }) {
  const { t } = useWords();
  return (
    <section className="stack" aria-labelledby="people">
      <h2 id="people">{t('households.people')}</h2>
      {members === null ? (
        <p className="soft">{t('households.peopleMasked', { n: memberCount })}</p>
      ) : (
        <RecordTable
          name={t('households.people')}
          columns={[
            t('households.name'),
            t('households.relation'),
            t('households.birth'),
            t('households.identityNumber'),
          ]}
          className={styles.table}
        >
          <tbody>
            {members.map(({ name, relation, birth, identityNumber }, at) => (
              <tr key={at}>
                <th scope="row">{name}</th>
                <td>{t(`kin.${relation}`)}</td>
                <td>{birthText(birth)}</td>
                <td>
                  <Personal value={identityNumber} />
                </td>
              </tr>
            ))}
          </tbody>
        </RecordTable>
      )}
    </section>
  );
}

function Act({ act }: { act: HouseholdAct }) {
  const { t, date } = useWords();
  const classification = t(`households.${act.classification}`);
  const said = { classification: classification.toLowerCase(), date: date(act.on) };
  const reason = act.reason ? t(`leaving.${act.reason}`) : '';
  return (
    <li>
      {t(`households.act.${act.kind}`, { ...said, reason })}
      <span className={styles.under}>
        <CapacityMark capacity={act.capacity} role="povertyOfficer" />
        {t('households.decisionOf', { ...act.decision, date: date(act.decision.date) })}
      </span>
    </li>
  );
}

type Set = (part: Record<string, string>) => void;

/** What the keeper may do; for everybody else why not, once for both. */
function Acts({ household, set }: { household: HouseholdHistory; set: Set }) {
  const { t, language } = useWords();
  const { actions, unitName, successions = [] } = household;
  const unit = successions.findLast(({ outcome }) => outcome === 'goesOn')?.toName ?? unitName;
  const refusals = (['correctHousehold', 'removeHousehold'] as const).map((name) => refusalOf(actions, name));
  const [refusal] = refusals;
  const why =
    refusal === '/problems/not-permitted'
      ? t('households.keeperOnly', { unit })
      : refusal && problemWords(refusal, language).title;
  return (
    <div>
      <div className="row">
        <Button disabled={refusals[0] !== null} onClick={() => set({ do: 'correct' })}>
          {t('households.correct')}
        </Button>
        <Button variant="default" disabled={refusals[1] !== null} onClick={() => set({ do: 'remove' })}>
          {t('households.remove')}
        </Button>
      </div>
      {why && <p className={styles.under}>{why}</p>}
    </div>
  );
}

function Household({ household }: { household: HouseholdHistory }) {
  const { t } = useWords();
  const [query, setQuery] = useSearchParams();
  const set: Set = (part) => setQuery(addressWith(part), { replace: true });
  const close = () => set({ do: '' });
  const { number, rehearsal, history } = household;
  const act = query.get('do');
  return (
    <div className={frame.body}>
      <PageHead
        title={t('households.number', { n: number })}
        marks={rehearsal && <RehearsalMark />}
        back={<Link to="/poverty/households">{t('households.back')}</Link>}
      >
        <Acts household={household} set={set} />
      </PageHead>
      <UnitsSwitch />
      <MaskNotice hidden={hidesPersons(household)} />
      <div className={styles.columns}>
        <div className={frame.body}>
          <People household={household} />
          <section className="stack" aria-labelledby="history">
            <h2 id="history">{t('households.history')}</h2>
            <ol className={styles.history}>
              {history.map((one) => (
                <Act key={one.version} act={one} />
              ))}
            </ol>
          </section>
        </div>
        <Facts household={household} />
      </div>
      {act === 'correct' && <CorrectDialog household={household} close={close} />}
      {act === 'remove' && <RemoveDialog household={household} close={close} />}
    </div>
  );
}

/** One household: who belongs to it, what was decided on it, and what the reader may do with it. */
export function HouseholdPage() {
  const { householdId = '' } = useParams();
  const query = useUnitsDay();
  const household = useAnswer(households.viewHousehold, { params: { householdId }, query }, { keep: true });
  return (
    <Answer of={household} lines={10} page>
      {(view) => <Household household={view} />}
    </Answer>
  );
}
