import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { factsOf, type ActFacts } from '../../view/act-facts';
import { percentOf } from '../../view/format';
import styles from './dossier.module.css';

type Of<K extends ActFacts['kind']> = Extract<ActFacts, { kind: K }>['facts'];

function Poll({ facts }: { facts: Of<'poll'> }) {
  const { t, number } = useWords();
  const { households, returned, distributed, contents } = facts;
  const coverage = percentOf(returned, households);
  return (
    <>
      <p className="small">
        {t('poll.returnedOf', {
          returned: number(returned),
          households: number(households),
          distributed: number(distributed),
        })}
        {coverage !== null && ` (${number(coverage)} %)`}
      </p>
      <RecordTable
        name={t('poll.contents')}
        columns={[
          t('poll.content'),
          { title: t('poll.satisfied'), numeric: true },
          { title: t('poll.notSatisfied'), numeric: true },
          { title: t('poll.noOpinion'), numeric: true },
          { title: '%', numeric: true },
        ]}
      >
        <tbody>
          {contents.map((row) => (
            <tr key={row.content}>
              <th scope="row">{row.content}</th>
              <td className="num">{number(row.satisfied)}</td>
              <td className="num">{number(row.notSatisfied)}</td>
              <td className="num">{number(row.noOpinion)}</td>
              <td className="num">{number(percentOf(row.satisfied, returned) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </RecordTable>
    </>
  );
}

function Findings({ agrees, facts }: { agrees: boolean; facts: Of<'confirmation'> }) {
  const { t } = useWords();
  const some = facts.findings.filter((finding) => finding.agrees === agrees);
  if (some.length === 0) return null;
  return (
    <li>
      <StateBadge state={agrees ? 'achieved' : 'missing'}>
        {agrees ? t('confirm.agrees') : t('confirm.disagrees')}
      </StateBadge>{' '}
      {t('confirm.criteria', { list: some.map(({ criterion }) => criterion).join(', ') })}
      {some.map(({ criterion, note }) => (note ? <p key={criterion}>{`${criterion}: ${note}`}</p> : null))}
    </li>
  );
}

function Confirmation({ facts }: { facts: Of<'confirmation'> }) {
  return (
    <ul className={styles.findings}>
      <Findings agrees={false} facts={facts} />
      <Findings agrees facts={facts} />
    </ul>
  );
}

function Sentence({ read }: { read: Exclude<ActFacts, { kind: 'poll' | 'confirmation' }> }) {
  const { t, date, number } = useWords();
  switch (read.kind) {
    case 'vote': {
      const { present, invited, inFavour, against, abstained } = read.facts;
      const percent = number(percentOf(inFavour, present) ?? 0);
      return <>{t('vote.result', { present, invited, inFavour, against, abstained, percent })}</>;
    }
    case 'opinion':
      return (
        <>{`${t(`opinion.${read.facts.from}`)} · ${read.facts.agrees ? t('opinion.agrees') : t('opinion.disagrees')}: ${read.facts.text}`}</>
      );
    case 'decision':
      return (
        <>
          {t('decision.fact', {
            ...read.facts,
            signedOn: date(read.facts.signedOn),
            effectiveOn: date(read.facts.effectiveOn),
          })}
        </>
      );
    case 'announcement':
      return <>{t('announce.fact', { date: date(read.facts.announcedOn), means: read.facts.means })}</>;
    case 'count':
      return <>{t('council.count', read.facts)}</>;
    case 'meeting':
      return <>{t('council.meetsOn', { date: date(read.facts.meetsOn) })}</>;
  }
}

/** The figures of an act in the words of its kind. */
export function Facts({ data }: { data: Readonly<Record<string, unknown>> }) {
  const read = factsOf(data);
  if (!read) return null;
  if (read.kind === 'poll') return <Poll facts={read.facts} />;
  if (read.kind === 'confirmation') return <Confirmation facts={read.facts} />;
  return (
    <p className="small">
      <Sentence read={read} />
    </p>
  );
}
