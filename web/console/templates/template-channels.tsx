import { Button, Menu, SegmentedControl, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { TemplateList } from '../../../src/contract/templates.ts';
import { useWords } from '../i18n/use-words.ts';
import { channelsWithText, type TemplateChoice } from './find-text.ts';
import { useChannelNames } from './use-channel-names.ts';

/** What most texts are written for. */
const usual = ['*', 'chat', 'sms'];

type TemplateChannelsProps = {
  readonly list: TemplateList;
  readonly choice: TemplateChoice;
  readonly writes: boolean;
  readonly onChoose: (choice: TemplateChoice) => void;
};

/** For which channel and in which language. */
export function TemplateChannels({ list, choice, writes, onChoose }: TemplateChannelsProps) {
  const { t } = useWords();
  const nameOf = useChannelNames(list.kinds.find((one) => one.key === choice.kind)?.hasSubject ?? true);
  const own = channelsWithText(list, choice.kind);
  const shown = list.channels
    .map((one) => one.channel)
    .filter((channel) => usual.includes(channel) || own.includes(channel) || channel === choice.channel);
  const more = list.channels.map((one) => one.channel).filter((channel) => !shown.includes(channel));
  return (
    <div className="template-channels">
      <Tabs
        value={choice.channel}
        onChange={(channel) => channel !== null && onChoose({ ...choice, channel })}
        className="template-tabs"
      >
        <Tabs.List aria-label={t('templates.channel')}>
          {shown.map((channel) => (
            <Tabs.Tab key={channel} value={channel} data-own={own.includes(channel)}>
              {nameOf(channel)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {writes && more.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" size="xs" leftSection={<IconPlus size={16} />}>
              {t('templates.addChannel')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((channel) => (
              <Menu.Item key={channel} onClick={() => onChoose({ ...choice, channel })}>
                {nameOf(channel)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('templates.language')}
        value={choice.lang}
        onChange={(lang) => onChoose({ ...choice, lang: lang === 'en' ? 'en' : 'vi' })}
        data={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
      />
    </div>
  );
}
