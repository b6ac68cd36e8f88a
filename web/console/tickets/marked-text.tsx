import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { TextMark } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';

const titles = {
  phone: 'marks.phone',
  email: 'marks.email',
  'tax-code': 'marks.tax_code',
  ticket: 'marks.ticket',
  dossier: 'marks.dossier',
  plate: 'marks.plate',
  document: 'marks.document',
  identity: 'marks.identity',
  account: 'marks.account',
  date: 'marks.date',
  address: 'marks.address',
} as const satisfies Record<TextMark['kind'], string>;

type MarkedTextProps = { readonly text: string; readonly marks: readonly TextMark[] };

/** A text with what it names marked quietly; numbers of identity cards and accounts show their last three digits until asked for. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const mark of marks) {
    parts.push(text.slice(from, mark.start));
    parts.push(<Mark key={mark.start} mark={mark} written={text.slice(mark.start, mark.end)} />);
    from = mark.end;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
}

function Mark({ mark, written }: { readonly mark: TextMark; readonly written: string }) {
  const { t } = useWords();
  const meets = useMe().permissions.includes('contact:read');
  const title = t(titles[mark.kind]);
  const { kind, value } = mark;
  if (kind === 'identity' || kind === 'account') return <MaskedNumber written={written} title={title} />;
  if (kind === 'phone' && value !== null)
    return (
      <a className="text-mark text-mark-phone" href={`tel:${value}`} title={title}>
        {written}
      </a>
    );
  if (kind === 'ticket' && value !== null)
    return (
      <Link className="text-mark" to="/t/$ticketId" params={{ ticketId: value }} title={title}>
        {written}
      </Link>
    );
  if (kind === 'tax-code' && value !== null && meets)
    return (
      <Link className="text-mark" to="/contacts" search={{ q: value }} title={title}>
        {written}
      </Link>
    );
  return (
    <span className="text-mark" title={title}>
      {written}
    </span>
  );
}

function MaskedNumber({ written, title }: { readonly written: string; readonly title: string }) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  // The hub sends the digits only to those who may read them.
  const isSent = !written.includes('*');
  const masked = written.slice(0, -3).replace(/[\d*]/gu, '•') + written.slice(-3);
  return (
    <>
      <span className="text-mark" title={isShown ? title : t('marks.masked', { kind: title })}>
        {isShown ? written : masked}
      </span>
      {isSent && (
        <UnstyledButton
          className="text-button text-mark-show"
          onClick={() => setShown(!isShown)}
          aria-label={t(isShown ? 'marks.hideNumber' : 'marks.showNumber', { kind: title.toLowerCase() })}
        >
          {isShown ? t('marks.hide') : t('marks.show')}
        </UnstyledButton>
      )}
    </>
  );
}
