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

function read(): Kept | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isKept(value) ? value : memory;
  } catch {
    return memory;
  }
}

function write(kept: Kept | null): void {
  memory = kept;
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    // Some browsers keep nothing for a page inside another site: the conversation then lasts as long as this page.
  }
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
};
