import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Ink, not a colour: on our screens colour means state and nothing else. */
const ink: MantineColorsTuple = [
  '#f4f6f8',
  '#e6eaee',
  '#cbd3da',
  '#aeb9c3',
  '#8c9aa7',
  '#667685',
  '#4b5a68',
  '#37454f',
  '#22303c',
  '#16202a',
];

/** The one dark button of a screen is ink on paper, and paper on ink in the dark: the same contrast in both. */
const variants: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled') return colors;
  return {
    ...colors,
    background: 'var(--lm-ink)',
    hover: 'var(--lm-soft)',
    color: 'var(--lm-paper)',
    hoverColor: 'var(--lm-paper)',
  };
};

const field = { defaultProps: { size: 'md' as const } };

/** The one theme of the product; every screen speaks it. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 2 },
  variantColorResolver: variants,
  colors: { ink },
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: {
    fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.45' },
    },
  },
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    TextInput: field,
    Textarea: field,
    NativeSelect: field,
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: {
      defaultProps: { multiline: true, maw: 320, openDelay: 300, events: { hover: true, focus: true, touch: true } },
    },
    Popover: { defaultProps: { shadow: 'md', withinPortal: true } },
  },
});
