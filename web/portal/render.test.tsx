import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/contract/common.ts';
import type {
  ConfirmPage,
  PortalFrame,
  PortalPage,
  PublicArticle,
  ReportPage,
  TrackingPage,
} from '../../src/contract/portal-pages.ts';
import type { TrackingView } from '../../src/contract/public.ts';
import { renderPortalPage } from './render.tsx';

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`;
const agency = { code: 'so-xay-dung', vi: 'Sở Xây dựng', en: 'Department of Construction' };

function frame(lang: Locale = 'vi'): PortalFrame {
  return {
    lang,
    otherLangHref: `/?lang=${lang === 'vi' ? 'en' : 'vi'}`,
    assets: { css: ['/assets/portal.css'], js: ['/assets/portal.js'] },
    province: {
      name: { vi: 'Bắc Ninh', en: 'Bắc Ninh' },
      centre: { vi: 'Trung tâm 1022 tỉnh Bắc Ninh', en: '1022 centre of Bắc Ninh' },
      contacts: [{ channel: { vi: 'Điện thoại', en: 'Phone' }, icon: 'M6 3h3v3', label: '1022', href: 'tel:1022' }],
      exampleCode: 'BN-26-5B2QY4',
    },
  };
}

function view(overrides: Partial<TrackingView> = {}): TrackingView {
  return {
    code: 'BN-26-5B2QY4',
    state: 'processing',
    steps: [
      { key: 'received', at: '2026-11-20T02:14:00Z', agency: null },
      { key: 'forwarded', at: '2026-11-20T03:14:00Z', agency },
      { key: 'processing', at: '2026-11-20T07:14:00Z', agency },
      { key: 'answered', at: null, agency: null },
    ],
    promisedAt: '2026-11-27T10:00:00Z',
    late: false,
    subject: 'Ngập',
    category: null,
    place: null,
    createdAt: '2026-11-20T02:14:00Z',
    messages: [
      {
        id: 'm1',
        from: 'sender',
        kind: 'report',
        agency: null,
        text: 'Đường ngập',
        at: '2026-11-20T02:14:00Z',
        attachments: [{ id: 'a', name: 'a.jpg', size: 2_412_345, pictureUrl: '/p', downloadUrl: '/d' }],
        problems: [],
      },
    ],
    related: [],
    canRate: false,
    canReopen: false,
    canSupplement: false,
    reopenUntil: null,
    rating: null,
    ...overrides,
  };
}

function tracking(overrides: Partial<TrackingPage> = {}): TrackingPage {
  return {
    kind: 'tracking',
    frame: frame(),
    view: view(),
    link: 'https://1022.example/t/BN-26-5B2QY4/00',
    path: '/t/BN-26-5B2QY4/00',
    notice: null,
    confirmHref: null,
    refused: null,
    ...overrides,
  };
}

function report(overrides: Partial<ReportPage> = {}): ReportPage {
  return {
    kind: 'report',
    frame: frame(),
    submission: '6f3d0a3e-0000-4000-8000-000000000000',
    shown: 'mi8q.00',
    confirms: ['phone', 'email'],
    communes: [{ code: '09190', vi: 'phường Võ Cường', en: 'Võ Cường ward', lat: 21.16, lon: 106.06, areaKm2: 7.9 }],
    categories: [{ code: 'tax', vi: 'Thuế', en: 'Tax', group: 'business' }],
    limits: { maxPhotos: 5, maxPhotoBytes: 10_485_760, maxText: 10_000 },
    values: {},
    problems: [],
    lostFiles: [],
    ...overrides,
  };
}

function details(lang: Locale, step: 'ask' | 'enter', address = 'an@example.vn'): PortalPage {
  const result = { type: 'found', status: view() } as const;
  return {
    kind: 'lookup',
    frame: frame(lang),
    typed: '',
    result,
    details: { step, address, problem: null },
    meToo: null,
  };
}

function confirm(overrides: Partial<ConfirmPage> = {}): ConfirmPage {
  return {
    kind: 'confirm',
    frame: frame(),
    code: 'BN-26-5B2QY4',
    path: '/t/BN-26-5B2QY4/00',
    addressKind: 'phone',
    masked: '••• ••• 678',
    step: 'offer',
    isNew: true,
    problem: null,
    ...overrides,
  };
}

const article: PublicArticle = {
  id: 12,
  href: '/hoi-dap/12-doi-bang-lai',
  categoryCode: 'tax',
  vi: { title: 'Đổi bằng lái ở đâu?', body: 'Hai cách:\n- Trực tuyến.\n- Trực tiếp.' },
  en: null,
  source: 'Luật số 1',
  updatedAt: '2026-11-20T02:14:00Z',
};

function question(of: PublicArticle, lang: Locale = 'vi'): PortalPage {
  return { kind: 'question', frame: frame(lang), article: of, shown: '', hasHelped: false };
}

const promises = { triage: { vi: '2 giờ làm việc', en: '2 working hours' }, accept: null, answer: null };
const everyPage: readonly [string, (lang: Locale) => PortalPage][] = [
  ['home', (lang) => ({ kind: 'home', frame: frame(lang), promises })],
  ['report', (lang) => report({ frame: frame(lang) })],
  [
    'lookup',
    (lang) => ({
      kind: 'lookup',
      frame: frame(lang),
      typed: '',
      result: { type: 'found', status: view() },
      details: null,
      meToo: { count: 12, mine: true, shown: '' },
    }),
  ],
  ['lookup of details', (lang) => details(lang, 'ask')],
  ['lookup of details with a code', (lang) => details(lang, 'enter')],
  ['confirm', (lang) => confirm({ frame: frame(lang) })],
  ['confirm with a code', (lang) => confirm({ frame: frame(lang), step: 'enter', problem: 'Sai mã.' })],
  ['widget', (lang) => ({ kind: 'widget', frame: frame(lang), theme: 'dark' })],
  ['tracking', (lang) => tracking({ frame: frame(lang), notice: 'sent' })],
  ['questions', (lang) => ({ kind: 'questions', frame: frame(lang), typed: 'tax', groups: [] })],
  ['question', (lang) => question(article, lang)],
  ['privacy', (lang) => ({ kind: 'privacy', frame: frame(lang) })],
  ['error', (lang) => ({ kind: 'error', frame: frame(lang), status: 404, message: null, backHref: null })],
];

describe('a page of the portal', () => {
  it.each(everyPage)(
    '%s carries its language, one heading of the first level and no inline script or style',
    (_name, page) => {
      for (const lang of ['vi', 'en'] as const) {
        const html = renderPortalPage(page(lang));

        expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${lang}"`));
        expect(html.match(/<h1/g)).toHaveLength(1);
        expect(html).not.toMatch(/<script(?![^>]* src=)|<style| style=| on[a-z]+="/);
      }
    },
  );

  it('shows hostile words as words in every place where the outside can put them', () => {
    const [message] = view().messages;
    if (!message) throw new Error('the view has a message');
    const hostileView = view({
      subject: hostile,
      messages: [
        {
          ...message,
          text: hostile,
          attachments: [{ id: 'a', name: hostile, size: 1, pictureUrl: '/p', downloadUrl: '/d' }],
        },
      ],
      rating: { score: 4, comment: hostile },
    });
    const pages: PortalPage[] = [
      tracking({ view: hostileView }),
      report({
        values: { text: hostile, name: hostile, lat: hostile },
        problems: [{ field: 'text', message: hostile }],
        lostFiles: [hostile],
      }),
      { kind: 'lookup', frame: frame(), typed: hostile, result: { type: 'malformed' }, details: null, meToo: null },
      details('vi', 'enter', hostile),
      { kind: 'error', frame: frame(), status: 400, message: hostile, backHref: null },
      { kind: 'questions', frame: frame(), typed: hostile, groups: [] },
      question({ ...article, vi: { title: hostile, body: `- ${hostile}` }, source: hostile }),
    ];

    for (const page of pages) {
      const html = renderPortalPage(page);
      expect(html).toContain('&lt;script&gt;alert(1)');
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img src=x');
    }
  });

  it('does not let a file name turn the direction of writing', () => {
    const [message] = view().messages;
    if (!message) throw new Error('the view has a message');
    const attachment = { id: 'a', name: 'anh\u202egpj.exe', size: 1, pictureUrl: null, downloadUrl: '/d' };

    const html = renderPortalPage(tracking({ view: view({ messages: [{ ...message, attachments: [attachment] }] }) }));

    expect(html).toContain('anhgpj.exe');
  });
});

describe('the report form', () => {
  it('keeps everything typed, ties problems to their fields and asks for the files again', () => {
    const html = renderPortalPage(
      report({
        values: { text: 'Ngập', phone: '12', unitCode: '09190', contactKind: 'business', hideIdentity: '1' },
        problems: [{ field: 'phone', message: 'Số này thiếu chữ số.' }],
        lostFiles: ['ngap.jpg'],
      }),
    );

    expect(html).toContain('>Ngập</textarea>');
    expect(html).toMatch(/<option value="09190"[^>]* selected=""/);
    expect(html).toMatch(/value="business" checked=""|checked="" value="business"/);
    expect(html).toContain('href="#phone"');
    expect(html).toMatch(/<input id="phone"[^>]*aria-describedby="phone-problem"/);
    expect(html).toContain('Hãy chọn lại ảnh: ngap.jpg');
  });

  it('names its submission so that a second click makes no second ticket', () => {
    expect(renderPortalPage(report())).toContain('name="submission" value="6f3d0a3e-0000-4000-8000-000000000000"');
  });
});

describe('the tracking page', () => {
  it('shows the promise with agency, hour, weekday and date', () => {
    expect(renderPortalPage(tracking())).toContain('Sở Xây dựng đã nhận, hẹn trả lời trước 17:00 thứ Sáu 27/11/2026');
    expect(renderPortalPage(tracking({ frame: frame('en') }))).toContain(
      'Department of Construction has it; answer promised by 17:00, Friday 27 November 2026',
    );
  });

  it('offers only what can be done now', () => {
    const closed = renderPortalPage(tracking());
    const open = renderPortalPage(tracking({ view: view({ canRate: true, canReopen: true, canSupplement: true }) }));

    expect(closed).not.toContain('method="post"');
    for (const form of ['rate', 'reopen', 'supplement']) expect(open).toContain(`action="/t/BN-26-5B2QY4/00/${form}"`);
  });

  it('tells why a form was refused even when the form is gone', () => {
    const refused = {
      form: 'rate' as const,
      values: {},
      problems: [{ field: '', message: 'Hồ sơ đã được đánh giá.' }],
    };

    expect(renderPortalPage(tracking({ refused }))).toContain('Hồ sơ đã được đánh giá.');
  });

  it('says that a report just received is being opened, and loads itself again without scripts', () => {
    const html = renderPortalPage(tracking({ view: view({ subject: '', messages: [] }) }));

    expect(html).toContain('đang được mở thành hồ sơ');
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="4"/></noscript>');
  });
});

describe('the page of a missing address', () => {
  it('says the same whatever the reason was', () => {
    const page = (message: string | null): PortalPage => ({
      kind: 'error',
      frame: frame(),
      status: 404,
      message,
      backHref: null,
    });

    expect(renderPortalPage(page('Mã đúng, khóa sai'))).toBe(renderPortalPage(page(null)));
  });
});
