import { describe, expect, it } from 'vitest';
import type { PortalReference } from '../../contract/portal-pages.ts';
import { pageLanguage, presentFrame, presentProblems, readNotice } from './portal-presenter.ts';
import { readForm } from './read-form.ts';

const reference: PortalReference = {
  province: {
    name: { vi: 'Bắc Ninh', en: 'Bắc Ninh' },
    centre: { vi: 'Trung tâm 1022', en: '1022 centre' },
    contacts: [],
    exampleCode: 'BN-26-5B2QY4',
  },
  communes: [],
  categories: [],
  promises: { triage: null, accept: null, answer: null },
};

describe('the language of a page', () => {
  it('is what the address asks for, else what the cookie remembers, else Vietnamese', () => {
    expect(pageLanguage({ asked: 'en', cookie: 'lang=vi' })).toBe('en');
    expect(pageLanguage({ asked: undefined, cookie: 'a=b; lang=en' })).toBe('en');
    expect(pageLanguage({ asked: ['en'], cookie: 'slang=en' })).toBe('vi');
    expect(pageLanguage({ asked: undefined, cookie: undefined })).toBe('vi');
  });

  it('is switched without leaving the page or repeating its notice', () => {
    const frame = presentFrame({
      lang: 'vi',
      path: '/tra-cuu?code=BN&notice=sent&lang=vi',
      assets: { css: [], js: [] },
      reference,
    });

    expect(frame.otherLangHref).toBe('/tra-cuu?code=BN&lang=en');
  });
});

describe('problems of a form', () => {
  it('name their fields, and the whole form only when no field is to blame', () => {
    const words = { vi: 'Sai', en: 'Wrong' };

    expect(presentProblems('vi', words, [{ field: 'text', message: words }])).toEqual([
      { field: 'text', message: 'Sai' },
    ]);
    expect(presentProblems('en', words, [])).toEqual([{ field: '', message: 'Wrong' }]);
  });
});

describe('a notice', () => {
  it('is only one of ours', () => {
    expect(readNotice('rated')).toBe('rated');
    expect(readNotice('<b>')).toBeNull();
  });
});

describe('reading a posted form again', () => {
  const type = 'multipart/form-data; boundary=x';
  const part = (head: string, body: string): string =>
    `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;

  it('gives back what was typed and the names of the files', async () => {
    const body = `${part('name="text"', 'Ngập ở Võ Cường')}${part('name="photos"; filename="ảnh.jpg"', 'bytes')}--x--\r\n`;

    const form = await readForm(Buffer.from(body), type);

    expect(form).toEqual({ values: { text: 'Ngập ở Võ Cường' }, fileNames: ['ảnh.jpg'] });
  });

  it('never fails on a body that is cut off, empty or no form', async () => {
    const cut = await readForm(Buffer.from(`${part('name="text"', 'Ngập')}--x\r\nContent-Disp`), type);

    expect(cut.values['text']).toBe('Ngập');
    expect(await readForm(Buffer.from('{}'), 'application/json')).toEqual({ values: {}, fileNames: [] });
    expect(await readForm(Buffer.alloc(0), undefined)).toEqual({ values: {}, fileNames: [] });
  });
});
