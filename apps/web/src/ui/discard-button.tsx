import { Button } from '@mantine/core';
import {} from '../i18n/figures';
import { useWords } from '../i18n/language';

/** Throws away what is kept and was not sent, and right afterwards brings it back: one tap beside sending must not cost an hour. */
export function DiscardButton(props: {
  isKept: boolean;
  disabled: boolean;
  discard: () => void;
  bringBack: (() => void) | null;
}) {
  const { t } = useWords();
  const { isKept, disabled, discard, bringBack } = props;
  if (!isKept && !bringBack) return null;
  return (
    <Button size="md" variant="default" disabled={disabled} onClick={isKept ? discard : (bringBack ?? undefined)}>
      {t(isKept ? 'figures.discard' : 'figures.bringBack')}
    </Button>
  );
}
