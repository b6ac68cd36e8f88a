import { describe, expect, it } from 'vitest';
import { xssVectors } from '../../test/support/hostile/xss-vectors.ts';
import { sanitiseHtml } from './sanitise.ts';

const tag = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)( ?\/)?>/g;
const attribute = / ([a-z]+)="([^"<>]*)"/g;
const tags = new Set(
  'p br div span b strong i em u s small sub sup blockquote ul ol li a pre code h1 h2 h3 h4 table thead tbody tr td th hr img'.split(
    ' ',
  ),
);
const attributes = new Set(
  'href rel target colspan rowspan align valign src alt width height title class dir'.split(' '),
);

/** What is left of safe HTML that must not be there; empty when all is well. Reads it by itself, without the sanitiser's parser. */
function faultsIn(html: string): string[] {
  const faults: string[] = [];
  for (const [, , name = '', list = ''] of html.matchAll(tag)) {
    if (!tags.has(name)) faults.push(`<${name}>`);
    for (const [, key = '', value = ''] of list.matchAll(attribute)) {
      if (!attributes.has(key)) faults.push(`${name} ${key}`);
      if (key === 'href' && !/^(?:https?:\/\/|mailto:|tel:)/i.test(value)) faults.push(`href ${value}`);
      if (key === 'src' && !value.startsWith('https://')) faults.push(`src ${value}`);
    }
  }
  const rest = html.replaceAll(tag, '');
  if (/[<>]/.test(rest)) faults.push(`a sign of markup in ${rest}`);
  return faults;
}

describe('the published ways to run something from a mail', () => {
  const vectors = xssVectors();

  it('are hundreds', () => {
    expect(vectors.length).toBeGreaterThan(700);
  });

  it.each([true, false])(
    'leave nothing that runs or belongs elsewhere, alone or in bad company (pictures: %s)',
    (remote) => {
      const found = new Map<string, readonly string[]>();
      for (const vector of vectors) {
        const surroundings = [
          vector,
          `<p>Kính gửi</p>${vector}<p>hết</p>`,
          `<table><tr><td title="${vector}">${vector}`,
          vector + vector,
        ];
        for (const html of surroundings) {
          const faults = faultsIn(sanitiseHtml(html, { inline: () => null, remote })?.html ?? '');
          if (faults.length > 0) found.set(html, faults);
        }
      }

      expect([...found]).toEqual([]);
    },
  );

  it('load nothing as long as nobody asks', () => {
    for (const vector of vectors) {
      const html = sanitiseHtml(vector, { inline: () => null, remote: false })?.html ?? '';
      for (const [, , name, list = ''] of html.matchAll(tag))
        expect(`${name} ${list.replaceAll(/="[^"]*"/g, '')}`).not.toMatch(/img|src|style|background/);
    }
  });

  it('stay harmless when what was made of them is read once more', () => {
    const pictures = { inline: () => null, remote: true };
    for (const vector of vectors) {
      const once = sanitiseHtml(vector, pictures)?.html ?? '';
      expect(faultsIn(sanitiseHtml(once, pictures)?.html ?? '')).toEqual([]);
    }
  });
});
