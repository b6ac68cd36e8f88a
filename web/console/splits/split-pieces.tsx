import { VisuallyHidden } from '@mantine/core';
import { useRef, type KeyboardEvent } from 'react';
import type { SplitProposalView } from '../../../src/contract/splits.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import type { SplitDraft } from './split-state.ts';

type SplitPiecesProps = {
  readonly pieces: SplitProposalView['pieces'];
  readonly draft: SplitDraft;
  readonly onMove: (piece: number, matter: number) => void;
};

/** The report with each sentence in the colour of its matter. A press moves one to the next matter, a digit to that matter. */
export function SplitPieces({ pieces, draft, onMove }: SplitPiecesProps) {
  const { t } = useWords();
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  const move = (piece: number, matter: number) => {
    if (matter >= draft.matters.length) return;
    onMove(piece, matter);
    say(t('splits.moved', { number: String(piece + 1), matter: String(matter + 1) }));
  };
  const onKey = (event: KeyboardEvent, piece: number) => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      list.current?.querySelectorAll<HTMLElement>('.split-piece')[piece + step]?.focus();
      return;
    }
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(piece, Number(event.key) - 1);
  };
  return (
    <div className="split-text" role="group" aria-label={t('splits.sentences')} ref={list}>
      {pieces.map(({ start, text }, piece) => {
        const matter = draft.matterOf[piece] ?? 0;
        return (
          <button
            key={start}
            type="button"
            className="split-piece"
            data-matter={matter + 1}
            onClick={() => move(piece, (matter + 1) % draft.matters.length)}
            onKeyDown={(event) => onKey(event, piece)}
          >
            <VisuallyHidden>
              {t('splits.pieceOf', { number: String(piece + 1), matter: String(matter + 1) })}{' '}
            </VisuallyHidden>
            <span className="split-mark" aria-hidden="true">
              {matter + 1}
            </span>
            {text.trim()}
          </button>
        );
      })}
    </div>
  );
}
