import {
  ActionIcon,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Modal,
  MultiSelect,
  Select,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type VariantColorsResolver,
} from '@mantine/core';
import { brick, dark, gray, jade } from './palettes.ts';

/** Motion of all overlays; nothing moves when the person asks for stillness. */
const overlay = { transitionProps: { duration: 100 } } as const;

/** A list that fades out would lie over what a quick hand presses next. */
const choices = { shadow: 'md', transitionProps: { duration: 0 } } as const;

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
    Select: Select.extend({ defaultProps: { comboboxProps: choices } }),
    MultiSelect: MultiSelect.extend({ defaultProps: { comboboxProps: choices } }),
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
