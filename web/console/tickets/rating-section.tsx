import { Rating } from '@mantine/core';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { fullDate } from '../time/dates.ts';
import { ContextSection } from './context-section.tsx';

export function RatingSection({ ticket }: { readonly ticket: TicketDetail }) {
  const { t, lang } = useWords();
  const { rating } = ticket;
  if (!rating) return null;
  return (
    <ContextSection title={t('tickets.rating')}>
      <p className="rating-line">
        <span aria-hidden="true">
          <Rating value={rating.score} readOnly size="sm" />
        </span>
        <span>{t('tickets.ratingScore', { score: String(rating.score) })}</span>
      </p>
      {rating.comment && <p>{rating.comment}</p>}
      <p className="muted small">{t('tickets.rated', { at: fullDate(rating.at, lang) })}</p>
    </ContextSection>
  );
}
