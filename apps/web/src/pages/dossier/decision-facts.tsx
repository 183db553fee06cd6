import type { DecisionView } from '@langmoi/contracts/recognition';
import { useWords } from '../../i18n/language';
import { RehearsalMark } from '../../ui/marks';
import { SignatureLines } from './signature-lines';
import styles from './dossier.module.css';

export function DecisionFacts({ decision }: { decision: DecisionView }) {
  const { t, date } = useWords();
  const { number, signedOn, effectiveOn, signatory, announcedOn, rehearsal, signature } = decision;
  return (
    <dl className={styles.values}>
      <div>
        <dt>{t('decision.number')}</dt>
        <dd>
          {number} {rehearsal && <RehearsalMark />}
        </dd>
      </div>
      <div>
        <dt>{t('decision.signedOn')}</dt>
        <dd>{date(signedOn)}</dd>
      </div>
      <div>
        <dt>{t('decision.effectiveOn')}</dt>
        <dd>{date(effectiveOn)}</dd>
      </div>
      <div>
        <dt>{t('decision.signatory')}</dt>
        <dd>{signatory}</dd>
      </div>
      {signature && signature.lines.length > 0 && (
        <div>
          <dt>{t('signature.label')}</dt>
          <dd>
            <SignatureLines signature={signature} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('announce.on')}</dt>
        <dd>{announcedOn ? date(announcedOn) : <span className="soft">{t('announce.notYet')}</span>}</dd>
      </div>
    </dl>
  );
}
