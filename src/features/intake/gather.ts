import { conversationKey, type ConversationKey } from './conversation-store.ts';
import type { MessageItem } from './message-record.ts';

/** A message and the receipts that are parts of it: the other pictures of an album. */
export type Gathered = { readonly item: MessageItem; readonly companions: readonly MessageItem[] };

/** The conversation of a message, where its channel has such and its sender is clear. */
export function conversationOf(item: MessageItem): ConversationKey | null {
  const { conversation, from } = item.message;
  return conversation === null || from.doubtful ? null : { accountId: item.line.id, conversation };
}

function isTwin(key: ConversationKey | null, group: string | undefined, other: Gathered): boolean {
  const theirs = conversationOf(other.item);
  return (
    key !== null &&
    theirs !== null &&
    group !== undefined &&
    other.item.message.group === group &&
    conversationKey(theirs) === conversationKey(key)
  );
}

/** Where networks cut a long SMS, in characters: a part of such a length may end within a word. */
const fullParts: ReadonlySet<number> = new Set([67, 70, 153, 160]);

/** What stands between the words of two parts: pictures have words of their own, a cut SMS is one text. */
function glue(last: MessageItem, more: MessageItem): string {
  if (last.files.length > 0 || more.files.length > 0) return '\n';
  const { fullText, text } = last.message;
  return fullParts.has((fullText ?? text).length) ? '' : ' ';
}

function together(first: Gathered, more: MessageItem): Gathered {
  const { item, companions } = first;
  const words = [item.message.text, more.message.text].filter((one) => one !== '');
  const text = words.join(glue(companions.at(-1) ?? item, more));
  return {
    item: {
      ...item,
      files: [...item.files, ...more.files],
      message: {
        ...item.message,
        // The part with the words is the one whose words may be changed later.
        externalId:
          item.message.text === '' && more.message.text !== '' ? more.message.externalId : item.message.externalId,
        text,
        problems: [...item.message.problems, ...more.message.problems],
      },
    },
    companions: [...companions, more],
  };
}

/** Puts the parts of albums together; everything else stays as it is, in order. */
export function gatherGroups(items: readonly MessageItem[]): Gathered[] {
  const gathered: Gathered[] = [];
  for (const item of items) {
    const key = conversationOf(item);
    const index = gathered.findIndex((other) => isTwin(key, item.message.group, other));
    const first = gathered[index];
    if (first) gathered[index] = together(first, item);
    else gathered.push({ item, companions: [] });
  }
  return gathered;
}
