import type { ChannelDetail, ChannelKindView, SettingField } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { isSwitch } from './form-values.ts';

type ChannelSettingsProps = { readonly channel: ChannelDetail; readonly kind: ChannelKindView };

/** The settings for those who may only look: what is set, and which secrets are. */
export function ChannelSettings({ channel, kind }: ChannelSettingsProps) {
  const { t, pick } = useWords();
  const shown = (field: SettingField): string | null => {
    if (field.secret) return channel.secretsSet.includes(field.name) ? t('channels.secretSet') : null;
    const value = channel.settings[field.name];
    if (value === undefined) return null;
    if (isSwitch(field)) return t(value === true || value === 'true' ? 'channels.on' : 'channels.off');
    const choice = field.choices.find((one) => one.value === value);
    return choice ? pick(choice.label) : String(value);
  };
  const rows = kind.settings.flatMap((field) => {
    const value = shown(field);
    return value === null ? [] : [{ field, value }];
  });
  return (
    <section className="channel-section" aria-labelledby="channel-settings">
      <h2 id="channel-settings">{t('channels.settings')}</h2>
      <p className="muted small">{t('channels.readOnly')}</p>
      <dl className="channel-set">
        {rows.map(({ field, value }) => (
          <div key={field.name}>
            <dt>{pick(field.label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
