import type { Context } from '../context.ts';
import type { PlatformChannel } from '../contract/simulator.ts';
import type { DemoLine } from './demo-line.ts';

/** In the settings of an account that the demo made: the address that the demo gave it. */
const mark = 'simulator';

const ids: Readonly<Record<PlatformChannel, string>> = {
  zalo: 'zalo',
  facebook: 'facebook',
  telegram: 'telegram',
  'sms-http': 'sms',
  smpp: 'smpp',
  twilio: 'twilio',
  voice: 'voice',
};
const names: Readonly<Record<PlatformChannel, string>> = {
  zalo: 'Zalo OA Tổng đài 1022',
  facebook: 'Trang Facebook Tổng đài 1022',
  telegram: 'Telegram @tongdai1022_bot',
  'sms-http': 'SMS đầu số 8041',
  smpp: 'SMS 1022 (nhà mạng)',
  twilio: 'SMS quốc tế',
  voice: 'Đường dây nóng 0222 388 8888',
};

/** Path of the hub's door for an account of the demo. */
export function demoDoor(channel: PlatformChannel): string {
  return `/webhooks/${channel}/${ids[channel]}`;
}

function addressIn(settings: Readonly<Record<string, unknown>>): string {
  const { baseUrl, host, port } = settings;
  return typeof baseUrl === 'string' ? baseUrl : `${String(host)}:${String(port)}`;
}

function isOfDemo(settings: Readonly<Record<string, unknown>>): boolean {
  return settings[mark] !== undefined && settings[mark] === addressIn(settings);
}

/** Whether an earlier run has connected platforms: their accounts point to ports that nobody listens on. */
export async function hasDemoAccounts({ accounts }: Pick<Context, 'accounts'>): Promise<boolean> {
  return (await accounts.list()).some((line) => isOfDemo(line.settings));
}

/**
 * Joins the hub to the platforms of this run: adds the accounts that are missing and gives those of an earlier run the new
 * addresses. One whose address an administrator has changed since, or that the demo never made, stays as it is: its line
 * is not among those returned.
 */
export async function connectDemoAccounts(
  context: Pick<Context, 'accounts'>,
  lines: readonly DemoLine[],
): Promise<readonly DemoLine[]> {
  const { accounts } = context;
  const connected: DemoLine[] = [];
  for (const one of lines) {
    const { line, settings } = one;
    const { channel: kind } = line;
    const id = ids[kind];
    const current = await accounts.find(id);
    if (current && (current.kind !== kind || !isOfDemo(current.settings))) continue;
    await accounts.save({
      id,
      kind,
      name: current?.name ?? names[kind],
      settings: { ...settings, [mark]: addressIn(settings) },
    });
    connected.push(one);
  }
  return connected;
}
