import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReplyPreviewRequest, ReplyPreviewView } from '../../../src/contract/deliveries.ts';
import { replyPreviewQuery } from '../api/deliveries.ts';

const pauseMs = 400;
/** Asked before anything is written, to know the channel and its window. */
const nothingYet = '…';

export type ReplyPreviewState = {
  readonly shown: ReplyPreviewView | undefined;
  /** Nothing is written: counts would be of the words around it. */
  readonly isEmpty: boolean;
};

/** Where the words in the box would go and how they would arrive; asked when the writing pauses. */
export function useReplyPreview(
  ticketId: string,
  written: { readonly kind: ReplyPreviewRequest['kind']; readonly text: string; readonly files: readonly string[] },
  enabled: boolean,
): ReplyPreviewState {
  const { kind, text, files } = written;
  const [settled] = useDebouncedValue(text.trim(), pauseMs);
  const isEmpty = settled === '';
  const { data } = useQuery({
    ...replyPreviewQuery(ticketId, { kind, text: isEmpty ? nothingYet : settled, files: [...files] }),
    enabled,
  });
  return { shown: data, isEmpty };
}
