import { Tier } from '@langmoi/contracts/common';
import { setInForce } from '@langmoi/domain/criteria/in-force';
import { useSearchParams } from 'react-router';
import { addressWith } from '../address';
import { useWords } from '../i18n/language';
import { useAnswer, useToday } from '../queries';
import { criteria } from '../services';
import styles from './tier-choice.module.css';

/** The tier that the address names; the standard where it names none. */
export function useTierInAddress(): Tier {
  const [search] = useSearchParams();
  return Tier.catch('NTM').parse(search.get('tier'));
}

/** The tiers that communes are asked for today, one of them chosen; kept in the address. */
export function TierChoice() {
  const { t } = useWords();
  const [, setSearch] = useSearchParams();
  const chosen = useTierInAddress();
  const sets = useAnswer(criteria.listSetVersions, {});
  const on = useToday();
  const isAsked = (tier: Tier) => setInForce(sets.data ?? [], { level: 'commune', tier, on }) !== null;
  const tiers = Tier.options.filter((tier) => tier === chosen || isAsked(tier));
  return (
    <div role="group" aria-label={t('commune.tier')} className={styles.tiers}>
      {tiers.map((tier) => (
        <button
          key={tier}
          type="button"
          aria-pressed={tier === chosen}
          onClick={() => setSearch(addressWith({ tier: tier === 'NTM' ? '' : tier }))}
        >
          {t(`tier.${tier}`)}
        </button>
      ))}
    </div>
  );
}
