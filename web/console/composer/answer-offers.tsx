import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconMessageQuestion, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { OfferedAnswer } from '../../../src/contract/answers.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { offersQuery } from '../api/answers.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { OfferedArticle } from './offered-article.tsx';
import { useInsertedAnswer } from './use-inserted-answer.ts';
import { keyedOffers, useOfferKeys } from './use-offer-keys.ts';

type AnswerOffersProps = {
  readonly ticket: TicketDetail;
  /** The words in the box, and how to change them. */
  readonly text: string;
  readonly onText: (text: string) => void;
};

/** The answer library beside the box: open by itself for a question, at a press for anything else. It only writes into the draft. */
export function AnswerOffers({ ticket, text, onText }: AnswerOffersProps) {
  const { t } = useWords();
  const isQuestion = ticket.flags.includes('question');
  const [opened, setOpened] = useState<boolean | null>(null);
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 250);
  const box = useRef<HTMLDivElement>(null);
  const looks = opened ?? isQuestion;
  const { data, error } = useQuery({
    ...offersQuery(ticket.id, asked),
    enabled: looks,
    placeholderData: keepPreviousData,
  });
  const inserted = useInsertedAnswer({ ticketId: ticket.id, text, onText });
  const items = data?.items ?? [];
  // Nobody asked for it: where nothing fits, or the report would be hidden by it, it keeps out of the way.
  const isNarrow = useMediaQuery('(max-width: 767px)') ?? false;
  const isOpen = opened ?? (isQuestion && text === '' && items.length > 0 && !isNarrow);

  const insert = (article: OfferedAnswer) => {
    inserted.insert(article);
    setOpened(false);
    requestAnimationFrame(() => box.current?.closest('.composer')?.querySelector('textarea')?.focus());
  };
  useOfferKeys({
    isOpen,
    open: () => setOpened(true),
    insert: (index) => {
      const article = items[index];
      if (article) insert(article);
    },
  });

  return (
    <div className="answer-offers" ref={box} data-open={isOpen}>
      {inserted.title !== null && (
        <p className="answer-inserted" role="status">
          {t('answers.inserted', { title: inserted.title })}
          {inserted.canUndo && (
            <button type="button" className="text-button" onClick={inserted.undo}>
              {t('answers.undo')}
            </button>
          )}
        </p>
      )}
      {!isOpen && (
        <button type="button" className="text-button answer-open" onClick={() => setOpened(true)}>
          <IconMessageQuestion size={16} aria-hidden="true" /> {t('answers.offer')}
          {opened === null && items.length > 0 && `: ${t('answers.offerFound', { count: items.length })}`}
        </button>
      )}
      {isOpen && (
        <section aria-label={t('answers.offer')}>
          <div className="answer-offers-head">
            <strong role="status">
              {data &&
                asked === '' &&
                (items.length > 0 ? t('answers.offerFound', { count: items.length }) : t('answers.offerNone'))}
              {data && asked !== '' && items.length === 0 && t('answers.nothing')}
            </strong>
            <CloseButton aria-label={t('answers.offerClose')} onClick={() => setOpened(false)} />
          </div>
          <TextInput
            size="xs"
            type="search"
            aria-label={t('answers.offerSearch')}
            placeholder={t('answers.offerSearch')}
            leftSection={<IconSearch size={14} />}
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          />
          {error && <ErrorNotice error={error} />}
          <ul>
            {items.map((article, index) => (
              <OfferedArticle
                key={article.id}
                article={article}
                number={index < keyedOffers ? index + 1 : null}
                wanted={ticket.lang}
                onInsert={() => insert(article)}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
