import type { ReactNode } from 'react';
import styles from '../dossier.module.css';

/** One of a few, each with room for a second line. The first field takes the group's error link. */
export function Choice<T extends string>(props: {
  id: string;
  label: ReactNode;
  value: T | '';
  options: readonly { value: T; label: ReactNode; detail?: ReactNode }[];
  onChange: (value: T) => void;
  error?: string | undefined;
}) {
  const { id, label, value, options, onChange, error } = props;
  return (
    <fieldset className={styles.choice} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {options.map((option, at) => (
        <label key={option.value} data-chosen={value === option.value}>
          <input
            id={at === 0 ? id : undefined}
            type="radio"
            name={id}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.detail && <span className="small soft"> {option.detail}</span>}
          </span>
        </label>
      ))}
      {error && (
        <p id={`${id}-error`} className={styles.fieldError}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
