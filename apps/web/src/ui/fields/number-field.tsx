import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

/** A whole number as people type it: `1.187` is fine. Kept as text until it is sent. A compact one leaves it to
 * its row to show the words of its error; a reader's voice has them here. */
export function NumberField(props: {
  id: string;
  label: ReactNode;
  description?: ReactNode;
  value: string;
  error?: ReactNode;
  onChange: (typed: string) => void;
  compact?: boolean;
  size?: 'sm' | 'md';
}) {
  const { compact, size = compact ? 'sm' : 'md', onChange, error, ...rest } = props;
  return (
    <TextInput
      {...rest}
      error={error}
      {...(compact && { errorProps: { className: 'hidden' }, styles: { wrapper: { marginBottom: 0 } } })}
      inputMode="numeric"
      autoComplete="off"
      maw={compact ? 120 : 220}
      size={size}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
