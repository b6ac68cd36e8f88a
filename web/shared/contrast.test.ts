import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const [light = '', dark = ''] = ['tokens', 'dark'].map((name) =>
  readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8'),
);

function colour(theme: string, name: string): string {
  const value = new RegExp(`--hub-${name}: (#[0-9a-f]{6})`).exec(theme)?.[1];
  if (value === undefined) throw new Error(`no colour ${name}`);
  return value;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

it('what the console shows first has the colours of both themes', () => {
  const html = readFileSync(new URL('../console/index.html', import.meta.url), 'utf8');
  const [first = '', second = ''] = html.split('prefers-color-scheme: dark');
  const names = ['ground', 'surface', 'sunken', 'line', 'ink', 'accent'];

  for (const [part, theme] of [
    [first, light],
    [second, dark],
  ] as const) {
    for (const name of names) {
      const own = name === 'accent' ? 'accent-text' : name;
      expect(part).toContain(`--${name}: ${colour(theme, own)};`);
    }
  }
});

describe.each([
  ['light', light],
  ['dark', dark],
])('the colours of the %s theme', (_name, theme) => {
  const grounds = ['ground', 'surface', 'sunken'];

  it.each(['ink', 'ink-soft', 'accent-text', 'amber', 'red', 'blue', 'green'])(
    '%s is readable on every ground',
    (name) => {
      for (const ground of grounds) {
        expect(contrast(colour(theme, name), colour(theme, ground))).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it.each(['amber', 'red', 'blue', 'green'])('%s is readable on its own soft ground', (name) => {
    expect(contrast(colour(theme, name), colour(theme, `${name}-soft`))).toBeGreaterThanOrEqual(4.5);
  });

  it('text on the accent, on its soft ground and on notes is readable', () => {
    expect(contrast(colour(theme, 'accent-ink'), colour(theme, 'accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(theme, 'accent-ink'), colour(theme, 'accent-hover'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(theme, 'accent-text'), colour(theme, 'accent-soft'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(theme, 'ink-soft'), colour(theme, 'note'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['line-strong', 'focus', 'amber-mark', 'red-mark', 'blue-mark', 'green-mark'])(
    '%s is seen on every ground',
    (name) => {
      for (const ground of grounds) {
        expect(contrast(colour(theme, name), colour(theme, ground))).toBeGreaterThanOrEqual(3);
      }
    },
  );
});
