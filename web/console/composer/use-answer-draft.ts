import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MessageView, TicketDetail } from '../../../src/contract/tickets.ts';
import { ticketQuery } from '../api/queries.ts';
import { actOnTicket } from '../api/ticket-action.ts';
import { useMe } from '../shell/me-context.ts';
import { keptKey, readKept, writeKept } from './kept-text.ts';

export type DraftStatus =
  | { readonly kind: 'clean' }
  | { readonly kind: 'dirty' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'kept' };

const pauseMs = 1_200;
const retryMs = 8_000;

/** The answer as the server has it: a draft, else the words that were not approved, to be mended. */
function draftOf(ticket: TicketDetail): MessageView | null {
  const answers = ticket.thread.filter((message) => message.kind === 'answer');
  const draft = answers.findLast((message) => message.state === 'draft');
  if (draft) return draft;
  const last = answers.at(-1);
  return last?.state === 'rejected' ? last : null;
}

/**
 * An answer that is saved while it is written: on this computer at each key, on the server after a pause. A save that
 * fails is tried again; the words stay either way.
 */
export function useAnswerDraft(ticket: TicketDetail) {
  const me = useMe();
  const client = useQueryClient();
  const key = keptKey(me.id, `answer:${ticket.id}`);
  const onServer = draftOf(ticket);
  const [text, setText] = useState(() => readKept(key) ?? onServer?.text ?? '');
  const [status, setStatus] = useState<DraftStatus>({ kind: 'clean' });
  /** The server's text that `text` was last level with. */
  const [base, setBase] = useState(onServer?.text ?? '');
  const saving = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(ticket);
  latest.current = ticket;
  const may = ticket.actions.includes('draft');

  const save = useCallback(
    async (words: string) => {
      setStatus({ kind: 'saving' });
      try {
        const { id, version } = latest.current;
        const detail = await actOnTicket(id, { action: 'draft', body: { version, text: words } });
        if (!detail) throw new Error("The ticket left this person's scope");
        latest.current = detail;
        for (const known of [detail.id, detail.code]) {
          if (client.getQueryData(ticketQuery(known).queryKey))
            client.setQueryData(ticketQuery(known).queryKey, detail);
        }
        setBase(words);
        writeKept(key, '');
        setStatus({ kind: 'saved', at: new Date().toISOString() });
      } catch {
        void client.invalidateQueries({ queryKey: ['ticket'] });
        setStatus({ kind: 'kept' });
      }
    },
    [client, key],
  );

  useEffect(() => {
    const words = text.trim();
    if (!may || words === '' || words === base.trim() || status.kind === 'saving') return;
    const timer = setTimeout(
      () => {
        saving.current = save(words);
      },
      status.kind === 'kept' ? retryMs : pauseMs,
    );
    return () => clearTimeout(timer);
  }, [text, base, may, save, status.kind]);

  const write = (next: string) => {
    setText(next);
    writeKept(key, next);
    setStatus({ kind: 'dirty' });
  };
  const theirs = onServer !== null && onServer.text !== base && onServer.text !== text.trim() ? onServer : null;
  const takeTheirs = () => {
    if (!theirs) return;
    setText(theirs.text);
    setBase(theirs.text);
    writeKept(key, '');
    setStatus({ kind: 'clean' });
  };
  const keepMine = () => theirs && setBase(theirs.text);
  const forget = () => {
    setText('');
    setBase('');
    writeKept(key, '');
    setStatus({ kind: 'clean' });
  };
  /** Waits for a save under way, so that submitting uses the version after it. */
  const settled = async () => {
    await saving.current;
    return latest.current;
  };
  return { text, write, status, theirs, takeTheirs, keepMine, forget, settled };
}
