import { shownText } from '../../../src/contract/shown-text.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { markWords } from './marked-words.ts';

type MarkedTextProps = {
  readonly text: string;
  readonly reasons: TicketDetail['reasons'];
  readonly lang: string;
};

/** The person's words, with the ones that speak for the chosen agency marked. */
export function MarkedText({ text, reasons, lang }: MarkedTextProps) {
  return (
    <p className="report-text" lang={lang} dir="auto">
      {markWords(shownText(text), reasons).map((part) =>
        part.marked ? <mark key={part.at}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
      )}
    </p>
  );
}
