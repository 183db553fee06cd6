import type { UnitProposalView } from '@langmoi/contracts/unit-changes';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { useAnswersOf } from '../../queries';
import { Effects } from '../administration/effects';
import { unitChanges } from '../administration/services';
import { ProposalBadge } from '../administration/unit-changes.page';
import { useProvinces } from './use-provinces';

/** What a decision of the nation did in each province that it touched: each follows on its own day. */
export function Followed({ proposal }: { proposal: UnitProposalView }) {
  const { t, date } = useWords();
  const { provinces } = useProvinces();
  const answers = useAnswersOf(
    provinces.map(({ id }) => ({
      ...{ route: unitChanges.listUnitProposals, input: { params: { provinceId: id } }, reads: id },
    })),
  );
  const { effectiveOn, decision } = proposal;
  const isShare = (one: UnitProposalView): boolean =>
    one.national && one.effectiveOn === effectiveOn && one.decision.number === decision.number;
  return (
    <section className="stack" aria-labelledby="followed">
      <h2 id="followed">{t('joining.followed')}</h2>
      {provinces.map(({ name, today }, at) =>
        (answers[at]?.data ?? []).filter(isShare).map((share) => (
          <section key={share.id} className="stack" aria-label={name}>
            <h3>{name}</h3>
            <p>
              <ProposalBadge state={share.state} />
              {share.state === 'approved' && (
                <span className="soft"> {t('joining.waits', { on: date(effectiveOn), today: date(today) })}</span>
              )}
            </p>
            <Effects proposal={share} />
          </section>
        )),
      )}
    </section>
  );
}
