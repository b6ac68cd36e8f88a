import { z } from 'zod';
import type { Account } from '../../src/channels/port.ts';
import type { FacebookSettings } from './schema.ts';
import { contentKey } from './signature.ts';

/** What the account's vault keeps of comments, which have no field for an id of ours; the rest of it is not ours to change. */
const state = z.looseObject({
  /** Public comments of the hub, newest last: a hash of the words, and the message they stand for. */
  comments: z.array(z.object({ words: z.string(), messageId: z.string() })).catch([]),
});
type State = z.infer<typeof state>;
type Keeper = Pick<Account<FacebookSettings>, 'vault'>;

const most = 300;

function stateOf(kept: unknown): State {
  const parsed = state.safeParse(kept);
  return parsed.success ? parsed.data : { comments: [] };
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
