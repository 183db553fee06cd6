import { NativeSelect, type NativeSelectProps } from '@mantine/core';

/** One of several, by the browser's own list: a keyboard and a telephone know it. */
export function ChoiceField(
  props: Pick<NativeSelectProps, 'id' | 'label' | 'value' | 'error' | 'description' | 'disabled' | 'data'> & {
    onChange: (value: string) => void;
  },
) {
  const { onChange, ...rest } = props;
  return <NativeSelect {...rest} size="sm" onChange={(event) => onChange(event.currentTarget.value)} />;
}
