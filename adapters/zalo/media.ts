import type { Account } from '../../src/channels/port.ts';
import type { MediaPolicy } from '../../src/channels/remote-file.ts';
import { zaloSettings, type ZaloSettings } from './schema.ts';

const usualBase = zaloSettings.shape.baseUrl.parse(undefined);

/** Files lie on Zalo's public servers; an address of the settings counts too when it is not Zalo's own. */
export function mediaOfZalo({ settings }: Pick<Account<ZaloSettings>, 'settings'>): MediaPolicy {
  return {
    hosts: ['*.zdn.vn', '*.zadn.vn', '*.zaloapp.com', '*.zalo.me'],
    origins: settings.baseUrl === usualBase ? [] : [new URL(settings.baseUrl).origin],
    maxBytes: 25 * 2 ** 20,
  };
}
