import type { EvidenceView } from '@langmoi/contracts/evidence';
import { Button, CloseButton } from '@mantine/core';
import { IconFileText, IconFileTypePdf } from '@tabler/icons-react';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { addressOf } from '../../api';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId } from '../../queries';
import { directory } from '../../services';
import { CapacityMark } from '../../ui/capacity-mark';
import { FileLink } from '../../ui/file-link';
import { RehearsalMark } from '../../ui/marks';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReasonDialog } from '../../ui/reason-dialog';
import { stepFrom } from '../../view/evidence';
import { bytesText } from '../../view/format';
import { evidence } from './services';
import styles from './evidence.module.css';

const roles = { commune: 'communeOfficer', district: 'districtReviewer', department: 'departmentOfficer' } as const;

function Picture({ of }: { of: EvidenceView }) {
  const { t } = useWords();
  const [isBroken, breakIt] = useState(false);
  const { id, kind, fileName, note } = of;
  const params = { evidenceId: id };
  if (kind === 'photo' && !isBroken) {
    const address = addressOf(evidence.viewEvidenceFile, { params, query: { open: 'true' } });
    return <img src={address} alt={note ?? fileName} onError={() => breakIt(true)} />;
  }
  return (
    <div className={styles.sheet}>
      {kind === 'pdf' ? <IconFileTypePdf size={56} aria-hidden /> : <IconFileText size={56} aria-hidden />}
      <strong>{fileName}</strong>
      {isBroken && <p role="alert">{t('evidence.notShown')}</p>}
      {kind === 'pdf' && (
        <a
          href={addressOf(evidence.viewEvidenceFile, { params, query: { open: 'true' } })}
          target="_blank"
          rel="noopener"
        >
          {t('evidence.openPdf')}
        </a>
      )}
    </div>
  );
}

/** Asked for, because each look at it is recorded. */
function Position({ of: { id, positionKept, actions } }: { of: EvidenceView }) {
  const { t } = useWords();
  const [isAsked, ask] = useState(false);
  const place = useAnswer(evidence.viewEvidencePosition, { params: { evidenceId: id } }, { enabled: isAsked });
  if (!positionKept) return null;
  const may = actions.some(({ name, allowed }) => name === 'viewEvidencePosition' && allowed);
  return (
    <p className="small">
      {t('evidence.positionKept', { reason: positionKept.reason })}{' '}
      {may && !place.data && (
        <button type="button" className="linkButton" onClick={() => ask(true)}>
          {t('evidence.position')}
        </button>
      )}
      {place.data && (
        <strong>
          {t('evidence.positionAt', {
            latitude: String(place.data.latitude),
            longitude: String(place.data.longitude),
          })}
        </strong>
      )}
      {place.error && <ProblemAlert problem={place.error} />}
    </p>
  );
}

function About({ of }: { of: EvidenceView }) {
  const { t, date, language } = useWords();
  const provinceId = useProvinceId();
  const all = useAnswer(directory.listOrganisations, { params: { provinceId } }, { enabled: provinceId !== '' });
  const { fileName, bytes, asOf, by, capacity, knownOn, takenOn, note, rehearsal, withdrawn } = of;
  const office = all.data?.find(({ id }) => id === of.organisationId)?.name;
  return (
    <div className={styles.about}>
      <p>
        <strong>{fileName}</strong> <span className="soft small">{bytesText(bytes, language)}</span>{' '}
        {rehearsal && <RehearsalMark />}
      </p>
      {note && <p>{note}</p>}
      <p className="small soft">
        {t('figure.asOf', { date: date(asOf) })} · <CapacityMark capacity={capacity} role={roles[by]} />
        {office && `${office}, `}
        {t(`evidence.by.${by}`, { date: date(knownOn) })}
        {takenOn && ` · ${t('evidence.takenOn', { date: date(takenOn) })}`}
      </p>
      <Position of={of} />
      {withdrawn && (
        <p role="note" className={styles.withdrawn}>
          {t('evidence.withdrawn', { date: date(withdrawn.on), reason: withdrawn.reason })}
        </p>
      )}
    </div>
  );
}

function Acts({ of }: { of: EvidenceView }) {
  const { t } = useWords();
  const [isWithdrawing, withdraw] = useState(false);
  const params = { evidenceId: of.id };
  const may = of.actions.some(({ name, allowed }) => name === 'withdrawEvidence' && allowed);
  return (
    <div className="row">
      <FileLink route={evidence.viewEvidenceFile} params={params} word={t('evidence.download')} />
      {may && (
        <Button size="sm" variant="default" onClick={() => withdraw(true)}>
          {t('evidence.withdraw')}
        </Button>
      )}
      {isWithdrawing && (
        <ReasonDialog
          route={evidence.withdrawEvidence}
          params={params}
          bodyOf={(reason) => ({ reason })}
          verb={t('evidence.withdraw')}
          close={() => withdraw(false)}
        >
          <p className="small soft">{t('evidence.withdrawHint')}</p>
        </ReasonDialog>
      )}
    </div>
  );
}

interface Viewing {
  readonly list: readonly EvidenceView[];
  readonly at: number;
  readonly go: (at: number) => void;
  readonly close: () => void;
}

/** One file as large as the window, its facts below; the arrows go to the others, and Esc back to where one was. */
export function Viewer({ list, at, go, close }: Viewing) {
  const { t } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const of = list[at];
  useLayoutEffect(() => {
    const node = box.current;
    node?.showModal();
    return () => node?.close();
  }, []);
  if (!of) return null;
  const onKeyDown = ({ key, target }: KeyboardEvent) => {
    if (target instanceof HTMLTextAreaElement || list.length < 2) return;
    if (key === 'ArrowLeft') go(stepFrom(at, -1, list.length));
    if (key === 'ArrowRight') go(stepFrom(at, 1, list.length));
  };
  return (
    <dialog
      ref={box}
      className={styles.viewer}
      aria-labelledby={heading}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        if (event.target !== box.current) return;
        event.preventDefault();
        close();
      }}
    >
      <div className={styles.head}>
        <h2 id={heading}>{t('evidence.viewer', { at: at + 1, of: list.length })}</h2>
        {list.length > 1 && (
          <div className="row">
            <Button size="xs" variant="default" onClick={() => go(stepFrom(at, -1, list.length))}>
              ← {t('evidence.previous')}
            </Button>
            <Button size="xs" variant="default" onClick={() => go(stepFrom(at, 1, list.length))}>
              {t('evidence.next')} →
            </Button>
          </div>
        )}
        <CloseButton aria-label={t('close')} onClick={close} />
      </div>
      <div className={styles.picture}>
        <Picture key={of.id} of={of} />
      </div>
      <About key={`about-${of.id}`} of={of} />
      <Acts key={`acts-${of.id}`} of={of} />
      <p className="small soft">
        {list.length > 1 && <span className="keysHint">{t('evidence.keys')}</span>} {t('evidence.keptFor')}
      </p>
    </dialog>
  );
}
