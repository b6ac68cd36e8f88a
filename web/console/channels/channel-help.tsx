import { channelHelp as en } from '../i18n/en/channel-help.ts';
import { useWords } from '../i18n/use-words.ts';
import { channelHelp as vi } from '../i18n/vi/channel-help.ts';

/** How an account of this kind is connected, step by step. */
export function ChannelHelp({ kind }: { readonly kind: string }) {
  const { t, lang } = useWords();
  const steps = (lang === 'en' ? en : vi)[kind];
  if (!steps) return null;
  return (
    <section className="channel-section" aria-labelledby="channel-help">
      <h2 id="channel-help">{t('channels.help')}</h2>
      <ol className="channel-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
