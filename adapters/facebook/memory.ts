import { z } from 'zod';
import type { Account } from '../../src/channels/port.ts';
import type { FacebookSettings } from './schema.ts';
import { contentKey } from './signature.ts';

/** What the account keeps in its vault. Comments have no field for an id of ours, and a sequence may break off. */
const state = z.object({
  /** Public comments of the hub, newest last: a hash of the words, and the message they stand for. */
  comments: z.array(z.object({ words: z.string(), messageId: z.string() })).default([]),
  /** Long answers of which some parts have gone out. */
  parts: z.array(z.object({ messageId: z.string(), sent: z.int(), ids: z.array(z.string()) })).default([]),
});
type State = z.infer<typeof state>;
type Keeper = Pick<Account<FacebookSettings>, 'vault'>;

const most = 300;

function stateOf(kept: unknown): State {
  const parsed = state.safeParse(kept);
  return parsed.success ? parsed.data : { comments: [], parts: [] };
}

/** Facebook changes blanks and line ends of what is posted. */
function keyOf(words: string): string {
  return contentKey(words.normalize('NFC').replace(/\s+/gu, ' ').trim());
}

/** Before the comment is posted, so that its echo finds it however fast it is. */
export async function rememberComment({ vault }: Keeper, words: string, messageId: string): Promise<void> {
  const key = keyOf(words);
  await vault.update((kept) => {
    const known = stateOf(kept);
    const others = known.comments.filter((one) => one.words !== key);
    return Promise.resolve({ ...known, comments: [...others, { words: key, messageId }].slice(-most) });
  });
}

/** Which of our messages a comment of the Page stands for; null: a person wrote it. */
export async function messageOfComment({ vault }: Keeper, words: string): Promise<string | null> {
  const key = keyOf(words);
  return stateOf(await vault.read()).comments.find((one) => one.words === key)?.messageId ?? null;
}

/** What went out of a long message: how many parts, and the platform's ids of them. */
export type Progress = { readonly sent: number; readonly ids: readonly string[] };

/** What went out of a message in earlier tries. */
export async function partsSent({ vault }: Keeper, messageId: string): Promise<Progress> {
  return stateOf(await vault.read()).parts.find((one) => one.messageId === messageId) ?? { sent: 0, ids: [] };
}

/** After a break in the middle; `sent: 0` forgets. */
export async function rememberParts({ vault }: Keeper, messageId: string, progress: Progress): Promise<void> {
  await vault.update((kept) => {
    const known = stateOf(kept);
    const others = known.parts.filter((one) => one.messageId !== messageId);
    const { sent, ids } = progress;
    const parts = sent === 0 ? others : [...others, { messageId, sent, ids: [...ids] }];
    return Promise.resolve({ ...known, parts: parts.slice(-most) });
  });
}
