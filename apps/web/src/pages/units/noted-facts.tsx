import type { UnitFact, UnitFactsView } from '@langmoi/contracts/unit-facts';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { SourceList } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { knownHamlets } from '../../view/unit-facts';
import { Decision } from './papers';
import { useHamletName, usePeriod } from './unit-words';
import { WithdrawDialog } from './withdraw-dialog';

/** What a fact says, in one line. */
function useFactWords({ facts, hamlets }: Pick<UnitFactsView, 'facts' | 'hamlets'>) {
  const { t } = useWords();
  const hamletOf = useHamletName();
  const known = knownHamlets({ facts, hamlets });
  const nameOf = (id: string) => {
    const hamlet = known.find(({ hamletId }) => hamletId === id);
    return hamlet ? hamletOf(hamlet) : t('ufact.hamletElsewhere');
  };
  return ({ content }: Pick<UnitFact, 'content'>): string => {
    if (content.kind === 'alias') return t('ufact.says.alias', { written: content.written });
    if (content.kind === 'zone') return t('ufact.says.zone', { zone: t(`zone.${content.zone}`) });
    if (content.kind === 'hamlet') return hamletOf({ kind: content.hamletKind, name: content.name });
    const [name, into] = [nameOf(content.hamletId), content.into.map(nameOf).join(', ')];
    return into ? t('ufact.says.endedInto', { name, into }) : t('ufact.says.ended', { name });
  };
}

function Row({ fact, says, withdraw }: { fact: UnitFact; says: string; withdraw: (() => void) | null }) {
  const { t, date } = useWords();
  const periodOf = usePeriod();
  const { content, decision, sources, notedAt, withdrawn } = fact;
  return (
    <tr>
      <th scope="row">
        {says}
        {withdrawn && (
          <>
            {' '}
            <StateBadge state="noData">{t('ufact.withdrawn')}</StateBadge>
            <br />
            <span className="small soft">{`${date(withdrawn.at)}: ${withdrawn.reason}`}</span>
          </>
        )}
      </th>
      <td>{content.kind === 'alias' ? <span className="soft">–</span> : periodOf(fact)}</td>
      <td>{content.kind === 'alias' ? <span className="soft">–</span> : <Decision decision={decision} />}</td>
      <td>
        <SourceList sources={sources} />
      </td>
      <td className="nowrap">{date(notedAt)}</td>
      {withdraw && (
        <td>
          {!withdrawn && (
            <button
              type="button"
              className="linkButton small"
              aria-label={t('ufact.withdrawOf', { fact: says })}
              onClick={withdraw}
            >
              {t('ufact.withdraw')}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

/** All that was ever noted of the unit, of other days and withdrawn too, each with its paper and source. */
export function NotedFacts({ view, mayWithdraw }: { view: UnitFactsView; mayWithdraw: boolean }) {
  const { t } = useWords();
  const wordsOf = useFactWords(view);
  const [wrong, choose] = useState<UnitFact | null>(null);
  const name = t('ufact.noted', { n: view.facts.length });
  return (
    <details>
      <summary>{name}</summary>
      <RecordTable
        saved
        name={name}
        columns={[
          t('ufact.fact'),
          t('unit.so'),
          t('unit.paper'),
          t('province.source'),
          t('ufact.notedOn'),
          ...(mayWithdraw ? [{ title: t('ufact.withdraw'), unseen: true }] : []),
        ]}
      >
        <tbody>
          {view.facts.map((fact) => (
            <Row key={fact.id} fact={fact} says={wordsOf(fact)} withdraw={mayWithdraw ? () => choose(fact) : null} />
          ))}
        </tbody>
      </RecordTable>
      {wrong && <WithdrawDialog fact={wrong} says={wordsOf(wrong)} close={() => choose(null)} />}
    </details>
  );
}
