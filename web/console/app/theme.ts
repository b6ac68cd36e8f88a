import {
  ActionIcon,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Modal,
  Select,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type VariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Deep jade; shade 7 is the accent on light ground, shade 3 on dark. */
const jade: MantineColorsTuple = [
  '#e4f1ec',
  '#c7e3d9',
  '#9bcfbd',
  '#4dbf9f',
  '#37a185',
  '#23876d',
  '#137860',
  '#0b6b57',
  '#085445',
  '#063f34',
];

/** Warm greys, the tokens' own. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f3f1eb',
  '#e9e6de',
  '#dfdbd1',
  '#cfcabd',
  '#a8a296',
  '#858075',
  '#5a564e',
  '#3b3833',
  '#1f1d1a',
];
const dark: MantineColorsTuple = [
  '#efede7',
  '#d6d2c8',
  '#b7b2a7',
  '#827d72',
  '#4a463f',
  '#37342f',
  '#2a2824',
  '#1f1e1b',
  '#171614',
  '#121110',
];

/** For what is dangerous; the same two shades as the tokens. */
const brick: MantineColorsTuple = [
  '#fbeae8',
  '#f6d0cc',
  '#f1b3ad',
  '#f4938a',
  '#ea6a5f',
  '#d94b40',
  '#c9352c',
  '#b0271f',
  '#8f1d17',
  '#6e1510',
];

/** Motion of all overlays; nothing moves when the person asks for stillness. */
const overlay = { transitionProps: { duration: 100 } } as const;

/** Filled buttons take ground and ink of the tokens, so that their words are readable in both themes. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled') return resolved;
  if (input.color === 'red') {
    return { ...resolved, background: 'var(--hub-red-mark)', hover: 'var(--hub-red)', color: 'var(--hub-surface)' };
  }
  return {
    ...resolved,
    background: 'var(--hub-accent)',
    hover: 'var(--hub-accent-hover)',
    color: 'var(--hub-accent-ink)',
  };
};

export const theme = createTheme({
  variantColorResolver,
  colors: { jade, red: brick, gray, dark },
  primaryColor: 'jade',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.36,
  fontFamily: 'var(--hub-font)',
  fontFamilyMonospace: 'var(--hub-mono)',
  headings: { fontFamily: 'var(--hub-font)', fontWeight: '600' },
  defaultRadius: 8,
  respectReducedMotion: true,
  cursorType: 'pointer',
  shadows: {
    xs: 'var(--hub-shadow)',
    sm: 'var(--hub-shadow)',
    md: 'var(--hub-shadow)',
    lg: 'var(--hub-shadow)',
    xl: 'var(--hub-shadow)',
  },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
  fontSizes: {
    xs: 'var(--hub-text-xs)',
    sm: 'var(--hub-text-sm)',
    md: 'var(--hub-text-md)',
    lg: 'var(--hub-text-lg)',
    xl: 'var(--hub-text-xl)',
  },
  components: {
    Button: Button.extend({ defaultProps: { fw: 500 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Modal: Modal.extend({ defaultProps: { ...overlay, centered: true, radius: 8 } }),
    Select: Select.extend({ defaultProps: { comboboxProps: { shadow: 'md', ...overlay } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, ...overlay, events: { hover: true, focus: true, touch: false } },
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'md' } }),
  },
});

const tokens = {
  '--mantine-color-body': 'var(--hub-surface)',
  '--mantine-color-text': 'var(--hub-ink)',
  '--mantine-color-dimmed': 'var(--hub-ink-soft)',
  '--mantine-color-placeholder': 'var(--hub-ink-soft)',
  '--mantine-color-default': 'var(--hub-surface)',
  '--mantine-color-default-hover': 'var(--hub-sunken)',
  '--mantine-color-default-color': 'var(--hub-ink)',
  '--mantine-color-default-border': 'var(--hub-line)',
  '--mantine-color-error': 'var(--hub-red)',
  '--mantine-color-anchor': 'var(--hub-accent-text)',
  '--mantine-primary-color-filled': 'var(--hub-accent)',
  '--mantine-primary-color-filled-hover': 'var(--hub-accent-hover)',
  '--mantine-primary-color-contrast': 'var(--hub-accent-ink)',
  '--mantine-primary-color-light': 'var(--hub-accent-soft)',
  '--mantine-primary-color-light-color': 'var(--hub-accent-text)',
};

/** Mantine's own colours give way to the tokens of web/shared, which follow the theme by themselves. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark: tokens });
