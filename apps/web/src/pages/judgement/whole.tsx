import type { ReactNode } from 'react';
import {} from '../../i18n/figures';
import {} from '../../i18n/judgement';
import { useWords } from '../../i18n/language';
import { JudgementHere, type JudgementOf } from './decisions';
import { Missing, Others, Reasons, Summary } from './judged';
import { WithSet } from './with-set';

/** A judgement with its whole reasoning, in which whoever may decides what is open; then all that it refers to. */
export function Whole({ view, beside }: { view: JudgementOf; beside?: ReactNode }) {
  const { t } = useWords();
  const [first] = view.judgements;
  if (!first) return null;
  return (
    <>
      <WithSet set={first.set}>
        {(set) => (
          <>
            <Summary of={first} set={set} />
            {beside}
            <Missing of={first} set={set} />
            <section aria-labelledby="reasons" className="stack">
              <div>
                <h2 id="reasons">{t('judgement.reasons')}</h2>
                <p className="soft small keysHint">{t('judgement.keys')}</p>
              </div>
              <JudgementHere value={view}>
                <Reasons of={first} set={set} leads={view.leads} />
              </JudgementHere>
            </section>
          </>
        )}
      </WithSet>
      <Others judgements={view.judgements} leads={view.leads} />
    </>
  );
}
