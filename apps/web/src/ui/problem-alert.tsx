import type { FieldError } from '@langmoi/contracts/common';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ApiProblem } from '../api';
import { useWords } from '../i18n/language';
import { missingOf, problemWords, requestNumber } from '../view/problem';
import { fieldId } from './fields/field-id';
import styles from './parts.module.css';

/** A refusal in plain words with its remedy; a list of errors leads to the fields. */
export function ProblemAlert({ problem, children }: { problem: ApiProblem; children?: React.ReactNode }) {
  const { t, language } = useWords();
  const { title, remedy } = problemWords(problem.type, language);
  const missing = missingOf(problem);
  const number = problem.status >= 500 ? requestNumber(problem) : null;
  return (
    <div role="alert" className={styles.alert}>
      <strong>{title}</strong>
      {missing.length > 0 && <p>{missing.join(', ')}</p>}
      <p>{remedy}</p>
      {children}
      {number && <p className="small soft">{t('load.request', { id: number })}</p>}
    </div>
  );
}

/** The words above a field, so that a list of errors can name it. */
function labelOf(form: string, pointer: string): string {
  const field = document.getElementById(fieldId(form, pointer));
  const label = field && 'labels' in field ? (field as HTMLInputElement).labels?.[0]?.textContent : null;
  return label ? `${label}: ` : '';
}

/** What stands in the way of sending, each a link to its field. It takes the focus when it appears. */
export function ErrorList({ form, errors }: { form: string; errors: readonly FieldError[] }) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<readonly string[]>([]);
  useLayoutEffect(() => setLabels(errors.map(({ pointer }) => labelOf(form, pointer))), [errors, form]);
  useEffect(() => box.current?.focus(), [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles.alert}>
      <strong>{t('error.list', { n: errors.length })}</strong>
      <ul className={styles.errors}>
        {errors.map(({ pointer, detail }, at) => (
          <li key={pointer + detail}>
            <a
              href={`#${fieldId(form, pointer)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId(form, pointer))?.focus();
              }}
            >
              {labels[at]}
              {detail}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
