import { describe, expect, it } from 'vitest';
import { sanitiseHtml } from './sanitise.ts';

const none = { inline: () => null, remote: false };

function shown(html: string): string {
  return sanitiseHtml(html, none)?.html ?? '';
}

describe('HTML of a mail', () => {
  it('keeps what a letter needs', () => {
    const html = '<p>Kính gửi <b>1022</b>,<br>xem <a href="https://x.example/a?b=1">đây</a></p>';

    expect(shown(html)).toBe(
      '<p>Kính gửi <b>1022</b>,<br />xem <a href="https://x.example/a?b=1" rel="noopener noreferrer nofollow" target="_blank">đây</a></p>',
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href=" &#106;avascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<p style="background:url(https://x.example/spy)">x</p>',
    '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
    '<form action="https://x.example"><input name=q></form>',
    '<base href="https://x.example/"><link rel=stylesheet href=//x.example/a.css>',
  ])('loses what runs, loads or sends: %s', (html) => {
    expect(shown(html)).not.toMatch(/script|onerror|onload|style|src|action|<link|<base|<svg/i);
  });

  it('names the pictures of the mail itself as it is told to', () => {
    const html = '<img src="cid:ngap%40x" alt="ngập">';

    expect(sanitiseHtml(html, { inline: (id) => `cid:${id}`, remote: false })?.html).toBe(
      '<img src="cid:ngap@x" alt="ngập" />',
    );
  });

  it('counts pictures that lie elsewhere and leaves them out until they are asked for, then by https alone', () => {
    const html = ['https://a.example/1.png', 'http://b.example/2.png', '//c.example/3.png', ' h\nttps://d.example/4']
      .map((src) => `<img src="${src}" alt="ảnh" width="40">`)
      .join('');

    expect(sanitiseHtml(html, none)).toEqual({
      html: '<span class="picture" title="ảnh"></span>'.repeat(4),
      remotePictures: 4,
    });
    const asked = sanitiseHtml(html, { ...none, remote: true });
    expect(Array.from(asked?.html.matchAll(/src="([^"]*)"/g) ?? [], (match) => match[1])).toEqual([
      'https://a.example/1.png',
      'https://b.example/2.png',
      'https://c.example/3.png',
      'https://d.example/4',
    ]);
  });

  it('shows pictures that came with the mail, by the name that the mail gives them', () => {
    const inline = (contentId: string) => (contentId === 'so do@1' ? 'data:image/jpeg;base64,AAAA' : null);

    expect(sanitiseHtml('<img src="cid:so%20do@1"><img src="CID:khac">', { inline, remote: false })).toEqual({
      html: '<img src="data:image/jpeg;base64,AAAA" alt="" /><span class="picture"></span>',
      remotePictures: 0,
    });
  });

  it.each([
    'data:image/svg+xml;base64,PHN2Zy8+',
    'data:text/html,<script>alert(1)</script>',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'blob:https://x.example/1',
    '/api/v1/attachments/1',
    'picture.png',
    'https:///x.example',
    'ftp://x.example/a.png',
    'https://127.0.0.1/a.png',
    'https://2130706433/a.png',
    'https://[::1]/a.png',
    'https://localhost/a.png',
    'https://router/reboot',
    'https://x.example:8443/a.png',
    'https://user:secret@x.example/a.png',
    'https://',
    'https:\\\\x.example/a.png',
    '',
  ])('shows no picture from %j', (src) => {
    const safe = sanitiseHtml(`<p>x<img src="${src}"></p>`, { ...none, remote: true });

    expect(safe?.html).not.toContain('<img');
  });

  it('is not read at all when it was made to cost minutes of work', () => {
    expect(sanitiseHtml('<div>'.repeat(100_000), none)).toBeNull();
    expect(sanitiseHtml('<'.repeat(2_000_000), none)).toBeNull();
  });
});
