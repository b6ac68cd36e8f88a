import { newId } from '../portal/islands/new-id.ts';

/** A message that does not stand in the conversation yet; kept so that a reload does not lose it. */
export type Unsent = {
  readonly id: string;
  readonly text: string;
  /** Ids of files that the hub has already. */
  readonly files: readonly string[];
  readonly at: string;
  /** `received`: the hub has it, and is about to show it. */
  readonly state: 'sending' | 'waiting' | 'received' | 'refused';
  readonly why: string;
};

type Kept = { readonly secret: string; readonly unsent: readonly Unsent[] };

const key = 'hub-1022-chat';
let memory: Kept | null = null;

/**
 * Browsers that block what they call third-party storage keep nothing for a page inside another site. The script on that site
 * then keeps the conversation for the tab; only sites that an administrator allowed can hold this frame.
 */
function canKeep(): boolean {
  try {
    localStorage.setItem(`${key}-try`, '1');
    localStorage.removeItem(`${key}-try`);
    return true;
  } catch {
    return false;
  }
}

function tellSite(message: object): void {
  if (window.parent !== window) window.parent.postMessage(message, '*');
}

/** 128 random bits: who has them reads the conversation. */
function newSecret(): string {
  return newId().replaceAll('-', '') + newId().replaceAll('-', '').slice(0, 16);
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'secret' in value &&
    typeof value.secret === 'string' &&
    /^[0-9a-f]{48}$/.test(value.secret) &&
    'unsent' in value &&
    Array.isArray(value.unsent)
  );
}

function parse(text: string | null): Kept | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isKept(value) ? value : null;
  } catch {
    return null;
  }
}

function read(): Kept | null {
  return (canKeep() ? parse(localStorage.getItem(key)) : null) ?? memory;
}

function write(kept: Kept | null): void {
  memory = kept;
  const text = kept ? JSON.stringify(kept) : '';
  if (!canKeep()) tellSite({ hub1022: 'keep', value: text });
  else if (kept) localStorage.setItem(key, text);
  else localStorage.removeItem(key);
}

/** The conversation of this browser: its secret, and what is still to be sent. Nothing exists before the first message. */
export const conversation = {
  secret: (): string | null => read()?.secret ?? null,
  unsent: (): readonly Unsent[] => read()?.unsent ?? [],
  put(message: Unsent): void {
    const { secret, unsent } = read() ?? { secret: newSecret(), unsent: [] };
    write({ secret, unsent: [...unsent.filter(({ id }) => id !== message.id), message] });
  },
  /** Forgets what the hub shows by now. */
  arrived(ids: ReadonlySet<string | null>): void {
    const kept = read();
    if (kept?.unsent.some(({ id }) => ids.has(id)))
      write({ ...kept, unsent: kept.unsent.filter(({ id }) => !ids.has(id)) });
  },
  forget: (): void => write(null),
  /** Asks the script on the site for what it keeps, where this page may keep nothing; `restore` takes its answer. */
  askSite(): void {
    if (!canKeep()) tellSite({ hub1022: 'kept?' });
  },
  restore(text: string): void {
    memory ??= parse(text);
  },
};
