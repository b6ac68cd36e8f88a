import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/contract/common.ts';
import { Question } from './question.tsx';
import { Questions } from './questions.tsx';

function articleOf(body: string) {
  return {
    id: 12,
    href: '/hoi-dap/12',
    categoryCode: null,
    vi: { title: 'Đổi bằng lái ở đâu?', body },
    en: null,
    source: null,
    updatedAt: '2026-11-20T02:14:00Z',
  };
}

function frameOf(lang: Locale) {
  const name = { vi: 'Bắc Ninh', en: 'Bắc Ninh' };
  return {
    lang,
    otherLangHref: '/',
    assets: { css: [], js: [] },
    province: { name, centre: name, contacts: [], exampleCode: 'BN-26-5B2QY4' },
  };
}

function htmlOf(body: string, lang: Locale = 'vi'): string {
  const page = {
    kind: 'question',
    frame: frameOf(lang),
    article: articleOf(body),
    shown: '',
    hasHelped: false,
  } as const;
  return renderToStaticMarkup(<Question page={page} />);
}

function listOf(lang: Locale): string {
  const english = { ...articleOf(''), id: 13, en: { title: 'Where do I register a birth?', body: '' } };
  const groups = [{ name: null, articles: [articleOf(''), english] }];
  return renderToStaticMarkup(<Questions page={{ kind: 'questions', frame: frameOf(lang), typed: '', groups }} />);
}

describe('the page of a question', () => {
  it('reads lines as paragraphs, points and steps', () => {
    const html = htmlOf('Hai cách:\n- Trực tuyến.\n- Trực tiếp.\n\n1. Khai.\n2. Nộp.');

    expect(html).toContain('<p>Hai cách:</p><ul><li>Trực tuyến.</li><li>Trực tiếp.</li></ul>');
    expect(html).toContain('<ol><li>Khai.</li><li>Nộp.</li></ol>');
  });

  it('says in English that there is only a Vietnamese text, and in which language it stands', () => {
    const html = htmlOf('Ở công an.', 'en');

    expect(html).toContain('This answer is in Vietnamese only.');
    expect(html).toContain('<h1 lang="vi">Đổi bằng lái ở đâu?</h1>');
  });
});

describe('the list of questions', () => {
  it('says in English which questions are in Vietnamese, and marks their language', () => {
    const html = listOf('en');

    expect(html).toContain('<span lang="vi">Đổi bằng lái ở đâu?</span> <span class="hint">(in Vietnamese)</span>');
    expect(html).toContain('>Where do I register a birth?</a>');
    expect(listOf('vi')).not.toContain('(in Vietnamese)');
  });
});
