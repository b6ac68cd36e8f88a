import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { PreviewView } from '../../../src/contract/channels.ts';
import type { TemplateChannelView } from '../../../src/contract/templates.ts';
import { channelsQuery, previewQuery } from '../api/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';
import { fillText, type TemplateChoice } from './find-text.ts';
import { PhoneScreen } from './phone-screen.tsx';
import { useSample } from './use-sample.ts';

type TemplatePreviewProps = {
  readonly choice: TemplateChoice;
  readonly channels: readonly TemplateChannelView[];
  /** A letter has one, where its kind has one. */
  readonly subject: string | null;
  readonly body: string;
};

/** The text as the person will see it, with an example filled in: a letter, a chat, a telephone. */
export function TemplatePreview({ choice, channels, subject, body }: TemplatePreviewProps) {
  const { t } = useWords();
  const sample = useSample(choice.kind, choice.lang);
  const text = fillText(body, sample).trim();
  const [settled] = useDebouncedValue(text, 300);
  const family = channels.find((one) => one.channel === choice.channel)?.family ?? 'letter';
  const shownAs = family === 'letter' && subject === null ? 'chat' : family;
  const account = useAccount(choice.channel, channels, shownAs);
  const { data } = useQuery(previewQuery(shownAs === 'letter' ? null : account, settled));
  const shown = account === null ? null : (data ?? null);
  return (
    <section className="template-preview" aria-labelledby="template-preview">
      <h2 id="template-preview">{t('templates.preview')}</h2>
      {shownAs === 'letter' ? (
        <div className="letter">
          <p className="letter-from">
            <strong>{t('templates.sampleFrom')}</strong>
            <span className="muted small">{t('templates.sampleTo')}</span>
          </p>
          <p className="letter-subject">{fillText(subject ?? '', sample) || t('templates.nobodySubject')}</p>
          <div className="letter-body">{text}</div>
        </div>
      ) : (
        <PhoneScreen look={shownAs} parts={shown?.parts ?? [text]} isCut={shownAs === 'sms'} />
      )}
      {shownAs !== 'letter' && <PreviewCounts shown={shown} hasAccount={account !== null} />}
      <p className="muted small">{t('templates.previewSample')}</p>
    </section>
  );
}

/** An account of this channel, or of one that reads alike: a paused one shows texts as well. */
function useAccount(channel: string, channels: readonly TemplateChannelView[], family: string): string | null {
  const mayAsk = useMe().permissions.includes('channel:read');
  const { data } = useQuery({ ...channelsQuery, enabled: mayAsk });
  const accounts = data?.items ?? [];
  const own = accounts.find((one) => one.kind === channel);
  const alike = accounts.filter(
    (one) => channels.find((known) => known.channel === one.kind)?.family === family && one.kind !== 'web',
  );
  return (own ?? alike.find((one) => one.active) ?? alike[0])?.id ?? null;
}

type PreviewCountsProps = { readonly shown: PreviewView | null; readonly hasAccount: boolean };

function PreviewCounts({ shown, hasAccount }: PreviewCountsProps) {
  const { t, pick } = useWords();
  if (!hasAccount) return <p className="preview-counts muted">{t('templates.noAccount')}</p>;
  if (!shown) return null;
  return (
    <p className="preview-counts" role="status">
      {shown.encoding === null ? (
        t('templates.parts', { count: shown.count })
      ) : (
        <span>
          <strong>{t('templates.smsCount', { count: shown.count })}</strong>
          {' · '}
          {t(shown.encoding === 'GSM-7' ? 'templates.withoutMarks' : 'templates.withMarks')}
        </span>
      )}
      {shown.problems.map((problem) => (
        <span key={problem.en} className="reply-warning">
          {pick(problem)}
        </span>
      ))}
    </p>
  );
}
