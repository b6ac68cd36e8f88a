import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/contract/common.ts';
import { Question } from './question.tsx';

function htmlOf(body: string, lang: Locale = 'vi'): string {
  const article = {
    id: 12,
    href: '/hoi-dap/12',
    categoryCode: null,
    vi: { title: 'Đổi bằng lái ở đâu?', body },
    en: null,
    source: null,
    updatedAt: '2026-11-20T02:14:00Z',
  };
  const name = { vi: 'Bắc Ninh', en: 'Bắc Ninh' };
  const frame = {
    lang,
    otherLangHref: '/',
    assets: { css: [], js: [] },
    province: { name, centre: name, contacts: [], exampleCode: 'BN-26-5B2QY4' },
  };
  return renderToStaticMarkup(<Question page={{ kind: 'question', frame, article, shown: '', hasHelped: false }} />);
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
