import { IconAlertTriangle, IconCircleCheck, IconEarOff, IconPlayerPause, IconZzz } from '@tabler/icons-react';
import type { ChannelView } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag, type Tone } from '../shell/tag.tsx';

const looks = {
  ok: { icon: IconCircleCheck, tone: 'green' },
  silent: { icon: IconEarOff, tone: 'amber' },
  resting: { icon: IconZzz, tone: 'amber' },
  error: { icon: IconAlertTriangle, tone: 'red' },
  paused: { icon: IconPlayerPause, tone: 'grey' },
} as const satisfies Record<ChannelView['health'], { icon: typeof IconZzz; tone: Tone }>;

/** How a channel is: a word, an icon and a colour. */
export function HealthTag({ health }: { readonly health: ChannelView['health'] }) {
  const { t } = useWords();
  const { icon: Icon, tone } = looks[health];
  return (
    <Tag tone={tone} icon={<Icon size={15} aria-hidden="true" />}>
      {t(`channels.health_${health}`)}
    </Tag>
  );
}
