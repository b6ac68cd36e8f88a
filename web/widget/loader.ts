/*
 * Runs on other sites: <script src="https://hub/widget.js" data-lang="vi" async></script>. It touches nothing of theirs: one
 * element of its own with its own styles, set in a way that a strict content policy of that site allows.
 */
type Words = { readonly open: string; readonly close: string; readonly title: string; readonly unread: string };

const words: Readonly<Record<'vi' | 'en', Words>> = {
  vi: { open: 'Phản ánh 1022', close: 'Đóng', title: 'Trò chuyện với Trung tâm 1022', unread: 'tin chưa đọc' },
  en: { open: 'Report to 1022', close: 'Close', title: 'Chat with the 1022 centre', unread: 'unread messages' },
};

const styles = `
:host { all: initial; position: fixed; z-index: 2147483000; inset: auto 16px 16px auto; font: 500 16px/1.4 'Be Vietnam Pro', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
:host([data-side='left']) { inset: auto auto 16px 16px; }
[hidden] { display: none !important; }
button { font: inherit; cursor: pointer; }
button:focus-visible { outline: 3px solid #1d5a9f; outline-offset: 2px; }
.open { display: flex; gap: 8px; align-items: center; min-height: 52px; padding: 0 20px; border: 0; border-radius: 999px; background: #0b6b57; color: #fff; box-shadow: 0 2px 8px rgb(31 29 26 / 24%); }
.open:hover { background: #085445; }
.count { min-width: 24px; padding: 0 7px; border-radius: 999px; background: #fff; color: #0a6350; font-weight: 600; line-height: 24px; text-align: center; }
.panel { position: fixed; inset: auto 16px 16px auto; width: min(400px, calc(100vw - 32px)); height: min(640px, calc(100vh - 32px)); height: min(640px, calc(100dvh - 32px)); border: 1px solid #dfdbd1; border-radius: 8px; overflow: hidden; background: #faf9f6; box-shadow: 0 8px 32px rgb(31 29 26 / 24%); }
:host([data-side='left']) .panel { inset: auto auto 16px 16px; }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.close { position: absolute; top: 8px; right: 8px; display: grid; place-items: center; width: 44px; height: 44px; border: 0; border-radius: 8px; background: transparent; color: #1f1d1a; font-size: 24px; line-height: 1; }
.close:hover { background: #f3f1eb; }
.dark .close { color: #efede7; }
.dark .close:hover { background: #121110; }
.panel.dark { background: #171614; border-color: #37342f; }
@media (max-width: 480px) { .panel, :host([data-side='left']) .panel { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; } }
`;

/** By a sheet made in the script, which the policy of a site lets pass; browsers without those get an element. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement('style');
    element.textContent = styles;
    root.append(element);
  }
}

const key = 'hub-1022-chat';

/** For a frame that may keep nothing by itself: as long as this tab is open. */
function keep(value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // The conversation then lasts as long as the page.
  }
}

function kept(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function startWidget(script: HTMLScriptElement): void {
  const origin = new URL(script.src).origin;
  const lang = script.dataset['lang'] === 'en' ? 'en' : 'vi';
  const asked = script.dataset['theme'];
  const isDark = asked === 'dark' || (asked === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  const said = words[lang];

  const host = document.createElement('div');
  host.lang = lang;
  if (script.dataset['side'] === 'left') host.dataset['side'] = 'left';
  const root = host.attachShadow({ mode: 'open' });
  dress(root);

  const opener = document.createElement('button');
  opener.type = 'button';
  opener.className = 'open';
  opener.setAttribute('aria-expanded', 'false');
  const label = document.createElement('span');
  label.textContent = script.dataset['label'] ?? said.open;
  const count = document.createElement('span');
  count.className = 'count';
  count.hidden = true;
  opener.append(label, count);

  const panel = document.createElement('div');
  panel.className = isDark ? 'panel dark' : 'panel';
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', said.title);
  const closer = document.createElement('button');
  closer.type = 'button';
  closer.className = 'close';
  closer.textContent = '×';
  closer.setAttribute('aria-label', said.close);
  let frame: HTMLIFrameElement | null = null;

  const tellFrame = (what: 'opened' | 'closed'): void => frame?.contentWindow?.postMessage({ hub1022: what }, origin);

  function open(): void {
    if (!frame) {
      // Only now: whoever does not want to chat pays for this script alone.
      frame = document.createElement('iframe');
      frame.title = said.title;
      frame.src = `${origin}/widget?lang=${lang}&theme=${isDark ? 'dark' : 'light'}`;
      frame.addEventListener('load', () => tellFrame('opened'));
      panel.prepend(frame);
    }
    panel.hidden = false;
    opener.hidden = true;
    opener.setAttribute('aria-expanded', 'true');
    tellFrame('opened');
    frame.focus();
  }
  function close(): void {
    panel.hidden = true;
    opener.hidden = false;
    opener.setAttribute('aria-expanded', 'false');
    tellFrame('closed');
    opener.focus();
  }

  opener.addEventListener('click', open);
  closer.addEventListener('click', close);
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  window.addEventListener('message', ({ data, origin: from, source }: MessageEvent<unknown>) => {
    if (from !== origin || source !== frame?.contentWindow) return;
    if (typeof data !== 'object' || data === null || !('hub1022' in data)) return;
    if (data.hub1022 === 'keep' && 'value' in data) keep(String(data.value));
    if (data.hub1022 === 'kept?') frame?.contentWindow?.postMessage({ hub1022: 'kept', value: kept() }, origin);
    if (data.hub1022 !== 'unread' || !('count' in data)) return;
    const unread = Number(data.count);
    count.textContent = String(unread);
    count.hidden = unread === 0;
    count.setAttribute('aria-label', `${String(unread)} ${said.unread}`);
  });
  panel.append(closer);
  root.append(opener, panel);
  document.body.append(host);
}

const current = document.currentScript;
if (current instanceof HTMLScriptElement) {
  if (document.body) startWidget(current);
  else document.addEventListener('DOMContentLoaded', () => startWidget(current));
}
