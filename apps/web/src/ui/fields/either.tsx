import type { CriterionState } from '@langmoi/contracts/criteria';
import styles from './either.module.css';

/** One of two or three short answers, all in sight; none is chosen beforehand. One that is a state has its colour. */
export function Either<A extends string>(props: {
  /** What voices read before the answers. */
  label: string;
  name: string;
  id?: string;
  answers: readonly { value: A; word: string; state?: CriterionState }[];
  chosen: A | null;
  disabled?: boolean;
  choose: (value: A) => void;
}) {
  const { label, name, id, answers, chosen, disabled = false, choose } = props;
  return (
    <div role="radiogroup" aria-label={label} className={styles.radios} {...(id && { id })}>
      {answers.map(({ value, word, state }) => (
        <label key={value} data-chosen={chosen === value} data-state={state}>
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            disabled={disabled}
            onChange={() => choose(value)}
          />
          {word}
        </label>
      ))}
    </div>
  );
}
