import type { FieldError } from '@langmoi/contracts/common';
import type { Reason } from '@langmoi/contracts/recognition';
import type { Outcome } from '@langmoi/contracts/regime';
import { translate, type Language } from '../i18n/translate';

export interface TypedReason {
  readonly criterion: string;
  readonly text: string;
}

const isTyped = ({ criterion, text }: TypedReason) => text.trim() !== '' || criterion !== '';

/** What is sent: only reasons with words or a criterion. */
export const reasonsOf = (typed: readonly TypedReason[]): Reason[] =>
  typed
    .filter(isTyped)
    .map(({ criterion, text }) => ({ criterion: criterion ? Number(criterion) : null, text: text.trim() }));

/** What the outcome's rule misses in the reasons, each at its field: words always, a criterion where it asks for one. */
export function reasonErrors(
  outcome: Pick<Outcome, 'reasons'> | undefined,
  typed: readonly TypedReason[],
  language: Language,
): FieldError[] {
  const rule = outcome?.reasons ?? 'none';
  if (rule === 'none') return [];
  const rows = typed.some(isTyped) ? typed.filter(isTyped) : typed.slice(0, 1);
  return rows.flatMap(({ criterion, text }, at) => {
    const errors: FieldError[] = [];
    if (rule === 'perCriterion' && !criterion) {
      errors.push({ pointer: `/reasons/${at}/criterion`, detail: translate(language, 'error.choose') });
    }
    if (!text.trim()) errors.push({ pointer: `/reasons/${at}/text`, detail: translate(language, 'error.fill') });
    return errors;
  });
}
