import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { dateText, readDate } from '../../view/format';

/**
 * A date as people here write it: day, month, year. The browser's own field follows the browser's language, and reads
 * 1/7 as January in some. `value` is the ISO date, or what was typed while it is none.
 */
export function DateField(props: {
  id: string;
  label: ReactNode;
  value: string;
  error?: ReactNode;
  description?: ReactNode;
  size?: 'sm' | 'md';
  /** What stands in an empty field, where an empty one says something. */
  placeholder?: string | undefined;
  onChange: (value: string) => void;
}) {
  const { value, onChange, size = 'md', placeholder = '30/6/2020', ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && (readDate(typed) ?? typed) === value ? typed : dateText(value);
  return (
    <TextInput
      {...rest}
      size={size}
      maw={220}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="numeric"
      autoComplete="off"
      placeholder={placeholder}
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(readDate(event.currentTarget.value) ?? event.currentTarget.value);
      }}
    />
  );
}
