import { IconAlertTriangle, IconHourglassHigh, IconLink, IconPaperclip } from '@tabler/icons-react';
import type { ReplyPreviewView } from '../../../src/contract/deliveries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { useChannelLabel } from '../shell/use-channel-label.ts';
import { useNow } from '../time/now.ts';
import { spanWords } from './span-words.ts';

type ReplyLineProps = {
  /** What is said until the hub has answered. */
  readonly fallback: string;
  readonly shown: ReplyPreviewView | undefined;
  readonly isEmpty: boolean;
  /** `answer` goes after approval. */
  readonly kind: 'answer' | 'question';
  readonly to: string;
};

/** One quiet line: which way the words go, how long that way is open, in how many pieces they arrive. */
export function ReplyLine({ fallback, shown, isEmpty, kind, to }: ReplyLineProps) {
  const { t } = useWords();
  const labelOf = useChannelLabel();
  if (!shown) return <span>{fallback}</span>;
  const name = shown.channel === null ? '' : labelOf(shown.channel);
  const next = shown.next && labelOf(shown.next.channel);
  if (shown.obstacle !== null && shown.obstacle !== 'paused') {
    return (
      <span className="reply-warning" role="status">
        <IconAlertTriangle size={15} aria-hidden="true" />
        {t(`composer.obstacle_${shown.obstacle}`)} {next && t('composer.offers', { channel: next })}
        <FileWay shown={shown} />
      </span>
    );
  }
  return (
    <>
      <span className="reply-way">
        <ChannelIcon channel={shown.channel ?? ''} size={16} />
        {t(kind === 'answer' ? 'composer.goesAfter' : 'composer.goesTo', { channel: name, to })}
      </span>
      <ReplyWindow shown={shown} channel={name} next={next} />
      {shown.obstacle === 'paused' && <span className="reply-warning">{t('composer.obstacle_paused')}</span>}
      {!isEmpty && <Pieces shown={shown} />}
      <FileWay shown={shown} />
    </>
  );
}

/** How the files reach the person: with the words, or behind the link to the tracking page. */
function FileWay({ shown }: { readonly shown: ReplyPreviewView }) {
  const { t } = useWords();
  const { carried, linked } = shown.files;
  return (
    <>
      {carried > 0 && (
        <span className="reply-files-way">
          <IconPaperclip size={15} aria-hidden="true" />
          {t(shown.channel === 'email' ? 'composer.filesByMail' : 'composer.filesByMessage', { count: carried })}
        </span>
      )}
      {linked > 0 && (
        <span className="reply-files-way">
          <IconLink size={15} aria-hidden="true" />
          {t('composer.filesByLink', { count: linked })}
        </span>
      )}
    </>
  );
}

type ReplyWindowProps = { readonly shown: ReplyPreviewView; readonly channel: string; readonly next: string | null };

/** How long the platform still takes an answer. */
function ReplyWindow({ shown, channel, next }: ReplyWindowProps) {
  const { t } = useWords();
  const now = useNow();
  if (shown.windowEndsAt === null) return null;
  const leftMs = Date.parse(shown.windowEndsAt) - now;
  if (leftMs > 0) {
    const isShort = leftMs < 6 * 3_600_000;
    return (
      <span className="reply-window" data-short={isShort}>
        <IconHourglassHigh size={15} aria-hidden="true" />
        {t('composer.windowOpen', { channel, left: spanWords(leftMs, t) })}
      </span>
    );
  }
  return (
    <span className="reply-warning" role="status">
      <IconAlertTriangle size={15} aria-hidden="true" />
      {t('composer.windowClosed', { channel })} {next && t('composer.offers', { channel: next })}
    </span>
  );
}

/** In how many pieces the words arrive, once that is more than one or is paid for. */
function Pieces({ shown }: { readonly shown: ReplyPreviewView }) {
  const { t, pick } = useWords();
  const { preview } = shown;
  if (!preview) return null;
  return (
    <>
      {preview.encoding !== null && (
        <span className="reply-pieces" data-many={preview.count > 3}>
          {t('composer.sms', { count: preview.count })} ·{' '}
          {t(preview.encoding === 'GSM-7' ? 'composer.withoutMarks' : 'composer.withMarks')}
        </span>
      )}
      {preview.encoding === null && preview.count > 1 && (
        <span className="reply-pieces">{t('composer.parts', { count: preview.count })}</span>
      )}
      {preview.problems.map((problem) => (
        <span key={problem.en} className="reply-warning">
          {pick(problem)}
        </span>
      ))}
    </>
  );
}
