/** One address of a header field, as written: the name is not decoded, the address not lower-cased. */
type Addressee = { readonly name: string; readonly address: string };

/** What stands in an address field, with the oddities by which senders are forged. */
export type AddressList = {
  readonly mailboxes: readonly Addressee[];
  readonly comments: readonly string[];
  /** 0: no comment; above 1: comments inside comments. */
  readonly commentDepth: number;
  readonly hasGroup: boolean;
};

/** An encoded word is one piece, also when a careless sender left a colon or comma in it. */
const encodedWord = /=\?[^?\s]{1,40}\?[bq]\?[^?\s<>]{0,500}\?=/iuy;

type Draft = { phrase: string; address: string | null };

/**
 * Reads an RFC 5322 address field character by character: quoted strings, nested comments, angle brackets and groups are
 * each recognised where they begin, so that nothing inside one can pass for another. Linear time, never throws.
 */
export function readAddressList(value: string): AddressList {
  const mailboxes: Addressee[] = [];
  const comments: string[] = [];
  let commentDepth = 0;
  let hasGroup = false;
  let draft = newDraft();
  let at = 0;
  while (at < value.length) {
    const character = value[at] ?? '';
    if (character === '(') {
      const comment = readComment(value, at);
      comments.push(comment.text);
      commentDepth = Math.max(commentDepth, comment.depth);
      draft.phrase += ' ';
      at = comment.end;
    } else if (character === '"') {
      const quoted = readUntil(value, at + 1, '"');
      draft.phrase += quoted.text;
      at = quoted.end;
    } else if (character === '<') {
      const angle = readUntil(value, at + 1, '>');
      // '<a@b> <c@d>': programs differ in which one they believe, so both are named.
      if (draft.address !== null) {
        finish(draft, mailboxes);
        draft = newDraft();
      }
      draft.address = angle.text.trim();
      at = angle.end;
    } else if (character === '=' && wordAt(value, at) !== '') {
      const word = wordAt(value, at);
      draft.phrase += word;
      at += word.length;
    } else {
      if (character === ':' && draft.address === null && !draft.phrase.includes('@')) {
        hasGroup = true;
        draft = newDraft();
      } else if (character === ';' || (character === ',' && holdsAddress(draft))) {
        finish(draft, mailboxes);
        draft = newDraft();
      } else {
        draft.phrase += character;
      }
      at += 1;
    }
  }
  finish(draft, mailboxes);
  return { mailboxes, comments, commentDepth, hasGroup };
}

function wordAt(value: string, at: number): string {
  encodedWord.lastIndex = at;
  return encodedWord.exec(value)?.[0] ?? '';
}

function newDraft(): Draft {
  return { phrase: '', address: null };
}

/** A comma inside an unquoted name ('Nguyễn, Văn A <a@b>') ends nothing: there is no address yet. */
function holdsAddress(draft: Draft): boolean {
  return draft.address !== null || draft.phrase.includes('@');
}

function finish(draft: Draft, into: Addressee[]): void {
  if (draft.address !== null) into.push({ name: draft.phrase.trim(), address: draft.address });
  else if (draft.phrase.includes('@')) into.push({ name: '', address: draft.phrase.trim() });
}

function readComment(
  value: string,
  start: number,
): { readonly text: string; readonly depth: number; readonly end: number } {
  let open = 0;
  let depth = 0;
  let at = start;
  for (; at < value.length; at += 1) {
    const character = value[at];
    if (character === '\\') at += 1;
    else if (character === '(') depth = Math.max(depth, (open += 1));
    else if (character === ')' && (open -= 1) === 0) break;
  }
  return { text: value.slice(start + 1, at), depth, end: at + 1 };
}

function readUntil(value: string, start: number, mark: string): { readonly text: string; readonly end: number } {
  let text = '';
  let at = start;
  for (; at < value.length && value[at] !== mark; at += 1) {
    if (value[at] === '\\') at += 1;
    text += value[at] ?? '';
  }
  return { text, end: at + 1 };
}
