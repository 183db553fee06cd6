import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { readDate } from '../../view/format';
import { DateField } from './date-field';

/** The day that the address names; null where it names none, or something that is no day. */
export function useDayInAddress(name: string): string | null {
  const [search] = useSearchParams();
  return readDate(search.get(name) ?? '');
}

/**
 * A day that is kept in the address, so that a link opens the same. Typed, it is taken as soon as it is a day; emptied,
 * the address goes without, unless one is `needed`. `otherwise`: the day that counts where the address names none.
 */
export function DayInAddress(props: {
  name: string;
  label: ReactNode;
  otherwise?: string;
  needed?: boolean;
  description?: ReactNode;
  error?: string | undefined;
  placeholder?: string;
}) {
  const { name, label, otherwise = '', needed = false, description, error, placeholder } = props;
  const { t } = useWords();
  const [, setSearch] = useSearchParams();
  const named = useDayInAddress(name);
  const [typed, type] = useState<string | null>(null);
  const [left, leave] = useState(false);
  const isDay = typed === null || readDate(typed) !== null;
  const change = (next: string) => {
    leave(false);
    type(next);
    if ((next === '' && !needed) || readDate(next)) setSearch(addressWith({ [name]: next }), { replace: true });
  };
  const onBlur = () => {
    leave(true);
    if (isDay || typed === '') type(null);
  };
  const wrong = !isDay && typed !== '' && left ? t('error.date') : error;
  return (
    <div onBlur={onBlur}>
      <DateField
        id={`day-${name}`}
        size="sm"
        label={label}
        description={description}
        value={isDay ? (named ?? otherwise) : typed}
        onChange={change}
        {...(wrong && { error: wrong })}
        placeholder={placeholder}
      />
    </div>
  );
}
