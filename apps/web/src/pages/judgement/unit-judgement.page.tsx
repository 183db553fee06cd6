import { SetTier } from '@langmoi/contracts/criteria-law';
import { Link, useParams, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import {} from '../../i18n/figures';
import {} from '../../i18n/judgement';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { Answer } from '../../ui/answer';
import { CarriedRows } from '../../ui/carried-rows';
import { Titled } from '../../ui/titled';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { Missing, Others, Reasons, Summary } from './judged';
import { Moments, useMoment } from './moments';
import { unitJudgements } from './services';
import { WithSet } from './with-set';
import styles from './judgement.module.css';

function Page({ unitId }: { unitId: string }) {
  const { t, maybe } = useWords();
  const nameOf = useUnitName();
  const [search] = useSearchParams();
  const tier = SetTier.catch('NTM').parse(search.get('tier'));
  const moment = useMoment();
  const unit = useUnits(moment.on).find(({ id }) => id === unitId); // of that day: districts end
  const params = { unitId, tier };
  const view = useAnswer(unitJudgements.viewUnitJudgement, { params, query: moment }, { keep: true });
  const tierName = maybe(`tier.${tier}`);
  return (
    <div className={styles.page}>
      <div>
        <Titled title={`${unit ? nameOf(unit) : '…'}: ${t('judgement.title')}`} />
        <p className="soft small">
          {tierName && `${tierName} · `}
          <Link to={{ pathname: '/province/missing', search: addressWith({ tier: '' }).toString() }}>
            {t('judgement.toMissing')}
          </Link>
        </p>
      </div>
      <Moments />
      <Answer of={view} lines={12}>
        {({ judgements: [first, ...others], carried }) =>
          first && (
            <CarriedRows carried={carried}>
              <WithSet set={first.set}>
                {(set) => (
                  <>
                    <Summary of={first} set={set} />
                    <Missing of={first} set={set} />
                    <section aria-labelledby="reasons" className="stack">
                      <div>
                        <h2 id="reasons">{t('judgement.reasons')}</h2>
                        <p className="soft small">{t('judgement.keys')}</p>
                      </div>
                      <Reasons of={first} set={set} />
                    </section>
                  </>
                )}
              </WithSet>
              <Others judgements={[first, ...others]} />
            </CarriedRows>
          )
        }
      </Answer>
    </div>
  );
}

/** What a district or the province meets on a day, with the reasoning down to its communes. Read only. */
export function UnitJudgementPage() {
  const { unitId = '' } = useParams();
  return <Page key={unitId} unitId={unitId} />;
}
