import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { markWords } from './marked-words.ts';

type MarkedTextProps = {
  readonly text: string;
  readonly reasons: TicketDetail['reasons'];
  readonly lang: string;
};

/** The person's words, with the ones that speak for the chosen agency marked. */
export function MarkedText({ text, reasons, lang }: MarkedTextProps) {
  let at = 0;
  return (
    <p className="report-text" lang={lang} dir="auto">
      {markWords(text, reasons).map((part) => {
        const key = at;
        at += part.text.length;
        return part.marked ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
      })}
    </p>
  );
}
