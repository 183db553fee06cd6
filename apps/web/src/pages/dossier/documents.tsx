import type { DossierView } from '@langmoi/contracts/recognition';
import { addressOf } from '../../api';
import { useWords } from '../../i18n/language';
import { recognition } from '../../services';
import { ProvisionalMark, RehearsalMark, RehearsedTogether } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import { bytesText } from '../../view/format';
import { mayAttach } from '../../view/dossier';
import { Upload } from './upload';
import parts from '../../ui/parts.module.css';
import styles from './dossier.module.css';

function Papers({ dossier }: { dossier: DossierView }) {
  const { t, date, say, language } = useWords();
  const titles = new Map(dossier.requiredDocuments.map(({ code, title }) => [code, say(title)]));
  return (
    <ul className={styles.papers}>
      {dossier.documents.map((one) => (
        <li key={one.id}>
          <a
            href={addressOf(recognition.downloadDocument, { params: { dossierId: dossier.id, documentId: one.id } })}
            download={one.fileName}
          >
            {one.fileName}
          </a>
          <span className="small soft">
            {titles.get(one.code) ?? t(`document.${one.code}`)} · {bytesText(one.bytes, language)} ·{' '}
            {one.organisationName} · {date(one.attachedOn)} {one.rehearsal && <RehearsalMark />}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The papers of the dossier: which the step asks for, which are there. */
export function Documents({ dossier }: { dossier: DossierView }) {
  const { t, say } = useWords();
  const together = dossier.documents.length > 0 && dossier.documents.every(({ rehearsal }) => rehearsal);
  const nothing = dossier.documents.length === 0 && dossier.requiredDocuments.length === 0;
  if (nothing && !mayAttach(dossier.actions)) return null;
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="documents">
      <h2 id="documents">
        {t('documents.title')} {together && <RehearsalMark />}
      </h2>
      {dossier.requiredDocuments.length > 0 && (
        <ul className={styles.required} aria-label={t('documents.asked')}>
          {dossier.requiredDocuments.map(({ code, title, required, present, confidence }) => (
            <li key={code}>
              <StateBadge state={present ? 'achieved' : required ? 'missing' : 'noData'}>
                {present ? t('documents.present') : required ? t('documents.missing') : t('documents.none')}
              </StateBadge>
              <span>
                {say(title)} {!required && <span className="soft small">({t('form.optional')})</span>}{' '}
                <ProvisionalMark confidence={confidence} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {dossier.documents.length > 0 ? (
        <RehearsedTogether all={together}>
          <Papers dossier={dossier} />
        </RehearsedTogether>
      ) : (
        <p className="soft small">{t('documents.empty')}</p>
      )}
      {mayAttach(dossier.actions) && <Upload dossier={dossier} />}
    </section>
  );
}
