import type { Signature } from '@langmoi/contracts/duties';
import { useWords } from '../../i18n/language';

/** How it was signed, as Decree 30/2020 writes it above the name, and the paper that lets one sign for another. */
export function SignatureLines({ signature }: { signature: Signature }) {
  const { t, date } = useWords();
  const { lines, mandate } = signature;
  return (
    <>
      {lines.join(' / ')}
      {mandate && (
        <span className="soft small"> {t('signature.mandate', { ...mandate, date: date(mandate.date) })}</span>
      )}
    </>
  );
}
