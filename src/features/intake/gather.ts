import { conversationKey, type ConversationKey } from './conversation-store.ts';
import type { MessageItem } from './message-record.ts';

/** A message and the receipts that are parts of it: the other pictures of an album. */
export type Gathered = { readonly item: MessageItem; readonly companions: readonly MessageItem[] };

/** The conversation of a message, where its channel has such and its sender is clear. */
export function conversationOf(item: MessageItem): ConversationKey | null {
  const { conversation, from } = item.message;
  return conversation === null || from.doubtful ? null : { accountId: item.line.id, conversation };
}

function isTwin(one: MessageItem, other: MessageItem): boolean {
  const [mine, theirs] = [conversationOf(one), conversationOf(other)];
  return (
    mine !== null &&
    theirs !== null &&
    one.message.group !== undefined &&
    one.message.group === other.message.group &&
    conversationKey(mine) === conversationKey(theirs)
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

/** The parts of a message as they were sent: platforms deliver several at once. Without their places they stand as they came. */
function inOrder(parts: readonly MessageItem[]): MessageItem[] {
  const place = ({ message }: MessageItem) => message.groupPlace ?? 0;
  const areCounted = parts.every(({ message }) => message.groupPlace !== undefined);
  return areCounted ? [...parts].sort((one, other) => place(one) - place(other)) : [...parts];
}

/** Puts the parts of albums together; everything else stays as it is, in order. */
export function gatherGroups(items: readonly MessageItem[]): Gathered[] {
  const groups: [MessageItem, ...MessageItem[]][] = [];
  for (const item of items) {
    const twins = groups.find(([first]) => isTwin(first, item));
    if (twins) twins.push(item);
    else groups.push([item]);
  }
  return groups.map((group) => {
    const [first = group[0], ...more] = inOrder(group);
    let gathered: Gathered = { item: first, companions: [] };
    for (const part of more) gathered = together(gathered, part);
    return gathered;
  });
}
