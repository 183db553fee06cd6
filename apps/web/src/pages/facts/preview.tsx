import { useWords } from '../../i18n/language';
import { exceeds, rateText, type Share } from '../../view/share';
import styles from './facts.module.css';

/** The rate that will be shown of the two numbers as they are typed. There is no field for it, and it says why. */
export function RatePreview(props: { label: string; share: Share | null; show: (amount: bigint) => string }) {
  const { t, language } = useWords();
  const { label, share, show } = props;
  const above = share !== null && exceeds(share);
  const rate = above ? null : rateText(share, language);
  return (
    <div className={styles.preview} data-above={above}>
      <p>
        <span className="small soft">{label}</span>
        <output className={styles.rate}>{rate ?? '–'}</output>
      </p>
      <p className="small">
        {share === null
          ? t('facts.rateWaits')
          : above
            ? `≠ ${t('facts.above', { whole: show(share.whole) })}`
            : `${show(share.part)} / ${show(share.whole)}`}
      </p>
      <p className="small soft">{t('facts.rateNote')}</p>
    </div>
  );
}
