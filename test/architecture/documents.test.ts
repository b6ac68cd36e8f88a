import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { adapters } from '../../adapters/index.ts';
import { findCheckout } from '../../src/config/checkout.ts';

const checkout = findCheckout();
const read = (...parts: readonly string[]) => readFileSync(path.join(checkout, ...parts), 'utf8');

/** Folders of adapters/ that are channels. */
const channels = readdirSync(path.join(checkout, 'adapters'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'conformance')
  .map((entry) => entry.name);

describe('the documents', () => {
  it('list exactly the settings that the code reads', () => {
    const documented = [...read('docs', 'settings.md').matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, name]) => name);
    const known = [...read('src', 'config', 'config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);

    expect(known.length).toBeGreaterThan(10);
    expect(documented.toSorted()).toEqual(known.toSorted());
  });

  it.each(['src', 'test', 'docs'])('say what belongs in %s/', (room) => {
    expect(existsSync(path.join(checkout, room, 'README.md'))).toBe(true);
  });

  it('name only files that exist', () => {
    const pages = ['README.md', 'src/README.md', 'test/README.md', 'docs/README.md'].filter((page) =>
      existsSync(path.join(checkout, page)),
    );
    const targets = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) =>
        path.join(checkout, path.dirname(page), target),
      ),
    );

    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  });
});

describe('the registry of channels', () => {
  it('has one line for each folder, under the name of its kind', () => {
    expect(adapters.map(({ kind }) => kind).toSorted()).toEqual(channels.toSorted());
  });

  it.each(channels)('finds in %s/ the files that every channel has', (channel) => {
    const files = readdirSync(path.join(checkout, 'adapters', channel));
    const wanted = [
      'README.md',
      'about.ts',
      'fixtures',
      'index.ts',
      'normalise.ts',
      'schema.ts',
      'send.ts',
      'verify.ts',
    ];

    expect(wanted.filter((name) => !files.includes(name))).toEqual([]);
  });

  it.each(adapters)('finds every setting of $kind explained in its README', ({ kind, settings }) => {
    const { properties = {} } = z.toJSONSchema(settings, { io: 'input' });
    const page = existsSync(path.join(checkout, 'adapters', kind, 'README.md'))
      ? read('adapters', kind, 'README.md')
      : '';

    expect(Object.keys(properties).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
