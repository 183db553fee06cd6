import type { EvidenceView } from '@langmoi/contracts/evidence';
import { IconFileText, IconFileTypePdf, IconPhotoOff } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { addressOf } from '../../api';
import {} from '../../i18n/evidence';
import { useWords } from '../../i18n/language';
import { evidence } from './services';
import { Viewer } from './viewer';
import styles from './evidence.module.css';

function Preview({ of }: { of: EvidenceView }) {
  const [isBroken, breakIt] = useState(false);
  const { id, kind } = of;
  if (kind === 'pdf') return <IconFileTypePdf aria-hidden />;
  if (kind === 'office') return <IconFileText aria-hidden />;
  if (isBroken) return <IconPhotoOff aria-hidden />;
  const address = addressOf(evidence.viewEvidencePreview, { params: { evidenceId: id } });
  return <img src={address} alt="" loading="lazy" onError={() => breakIt(true)} />;
}

/** Files side by side, each a button that opens it large; what was withdrawn is counted, and there in the viewer. */
export function EvidenceStrip(props: { what: string; list: readonly EvidenceView[]; children?: ReactNode }) {
  const { t } = useWords();
  const { what, list, children } = props;
  const [openId, open] = useState<string | null>(null);
  const counting = list.filter(({ withdrawn }) => !withdrawn);
  const withdrawn = list.length - counting.length;
  const opened = list.findIndex(({ id }) => id === openId);
  if (list.length === 0 && !children) return null;
  return (
    <div className={styles.strip} role="group" aria-label={t('evidence.of', { what })}>
      {counting.map((one) => (
        <button
          key={one.id}
          type="button"
          className={styles.file}
          data-evidence
          title={one.fileName}
          aria-label={t('evidence.open', { name: one.fileName, kind: t(`evidence.${one.kind}`) })}
          onClick={() => open(one.id)}
        >
          <Preview of={one} />
          {one.kind !== 'photo' && <span>{one.fileName}</span>}
        </button>
      ))}
      {withdrawn > 0 && (
        <button type="button" className="linkButton small soft" onClick={() => open(list[counting.length]?.id ?? null)}>
          {t('evidence.withdrawnOf', { n: withdrawn })}
        </button>
      )}
      {children}
      {opened >= 0 && (
        <Viewer list={list} at={opened} go={(at) => open(list[at]?.id ?? null)} close={() => open(null)} />
      )}
    </div>
  );
}
