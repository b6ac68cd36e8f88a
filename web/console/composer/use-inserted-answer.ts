import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerUse, OfferedAnswer, OfferedAnswers } from '../../../src/contract/answers.ts';
import { articlesQuery, noteUse, offersQuery } from '../api/answers.ts';

type Inserted = { readonly article: OfferedAnswer; readonly before: string; readonly after: string };

/** Puts an article into the words that are being written, after what stands there; and takes it out again while nothing else was changed. */
export function useInsertedAnswer(input: {
  readonly ticketId: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const { ticketId, text, onText } = input;
  const client = useQueryClient();
  const [inserted, setInserted] = useState<Inserted | null>(null);
  // Counting may fail; the words are in the draft either way.
  const { mutate: note } = useMutation({
    mutationFn: (use: AnswerUse) => noteUse(ticketId, use),
    onSuccess: (offers: OfferedAnswers) => {
      client.setQueryData(offersQuery(ticketId, '').queryKey, offers);
      void client.invalidateQueries({ queryKey: articlesQuery.queryKey });
    },
  });
  return {
    /** What was put in and still stands there; null: nothing, or it was sent. */
    title: inserted && text !== '' ? inserted.article.title : null,
    canUndo: inserted !== null && text === inserted.after,
    insert(article: OfferedAnswer) {
      const after = text.trim() === '' ? article.body : `${text.trimEnd()}\n\n${article.body}`;
      setInserted({ article, before: text, after });
      onText(after);
      note({ article: article.id, used: true });
    },
    undo() {
      if (!inserted) return;
      onText(inserted.before);
      note({ article: inserted.article.id, used: false });
      setInserted(null);
    },
  };
}
