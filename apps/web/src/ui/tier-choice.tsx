import { Tier, type UnitLevel } from '@langmoi/contracts/common';
import { SetTier } from '@langmoi/contracts/criteria-law';
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

/** The same of whichever level: districts and provinces complete a task besides. */
export function useSetTierInAddress(): SetTier {
  const [search] = useSearchParams();
  return SetTier.catch('NTM').parse(search.get('tier'));
}

/** The tiers that units of a level, communes unless said, are asked for on a day, today unless said; one of them chosen; kept in the address. */
export function TierChoice({ level = 'commune', on: day }: { level?: UnitLevel; on?: string | undefined }) {
  const { t } = useWords();
  const [, setSearch] = useSearchParams();
  const chosen = useSetTierInAddress();
  const sets = useAnswer(criteria.listSetVersions, {});
  const today = useToday();
  const on = day ?? today;
  const isAsked = (tier: SetTier) => setInForce(sets.data ?? [], { level, tier, on }) !== null;
  const known: readonly SetTier[] = level === 'commune' ? Tier.options : SetTier.options;
  const tiers = known.filter((tier) => tier === chosen || isAsked(tier));
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
