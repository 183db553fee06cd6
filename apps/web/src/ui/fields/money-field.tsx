import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/language';
import { echoOf } from '../../view/money';

/** A sum in triệu đồng as people here write it; under it the same in đồng, as it was understood. Kept as text. */
export function MoneyField(props: {
  id: string;
  label: string;
  value: string;
  error?: ReactNode;
  required?: boolean;
  onChange: (typed: string) => void;
}) {
  const { t, language } = useWords();
  const { label, onChange, required = true, ...rest } = props;
  const optional = required ? '' : `, ${t('form.optional')}`;
  return (
    <TextInput
      {...rest}
      size="sm"
      label={`${label} (${t('money.unit')}${optional})`}
      description={echoOf(props.value, language) ?? '\u00a0'}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="decimal"
      autoComplete="off"
      placeholder="1.257.265,3"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
