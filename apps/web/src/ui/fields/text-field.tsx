import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/language';

/** A line of text; what need not be filled in says so. */
export function TextField(props: {
  id: string;
  label: string;
  value: string;
  error?: ReactNode;
  description?: ReactNode;
  required?: boolean;
  type?: 'text' | 'tel';
  onChange: (typed: string) => void;
}) {
  const { t } = useWords();
  const { label, required = true, onChange, ...rest } = props;
  return (
    <TextInput
      {...rest}
      size="sm"
      label={required ? label : `${label} (${t('form.optional')})`}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
