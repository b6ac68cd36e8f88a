import type { PlatformAct, PlatformChannel } from '../../contract/simulator.ts';
import type { Resident } from './people-register.ts';

/** Somebody as one platform knows them. */
export type Outsider = { readonly id: string; readonly name: string; readonly phone: string };

export type OutsideFile = { readonly name: string; readonly type: string; readonly bytes: Buffer };

/** What somebody does there. */
export type Doing = {
  readonly text: string;
  /** The message, comment or extension that it is about. */
  readonly target?: string | undefined;
  readonly files: readonly OutsideFile[];
  readonly point?: { readonly lat: number; readonly lon: number } | undefined;
};

/** What stands on somebody's phone. */
export type ShownLine = {
  readonly id: string;
  readonly from: 'person' | 'hub';
  readonly text: string;
  readonly files: readonly string[];
  readonly at: Date;
};

/** A comment or post that everybody sees. `by` null: the centre. */
export type ShownWord = {
  readonly id: string;
  readonly parentId: string | null;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly text: string;
  readonly at: Date;
  readonly isHidden: boolean;
  readonly isRemoved: boolean;
};

export type OngoingCall = {
  readonly state: 'ringing' | 'talking';
  readonly extension: string | null;
  readonly since: Date;
};

/** Resolves when the platform has delivered it to the hub, or has given up; with the platform's id where it has one. */
export type Deed = (who: Outsider, doing: Doing) => Promise<unknown>;

/** A platform between people and the hub, as the simulator uses it. */
export type PlatformLine = AsyncDisposable & {
  readonly channel: PlatformChannel;
  /** What people write to, dial or look for. */
  readonly address: string;
  readonly faults: readonly { readonly name: string; readonly vi: string; readonly en: string }[];
  readonly isOn: (fault: string) => boolean;
  readonly set: (fault: string, on: boolean) => void;
  /** What the fault switches do not undo, such as a webhook that the platform gave up. */
  readonly mend?: () => void;
  readonly deeds: Readonly<Partial<Record<PlatformAct, Deed>>>;
  readonly screen: (personId: string) => readonly ShownLine[];
  /** Makes somebody a user of the platform before they write. */
  readonly knows?: (who: Outsider) => void;
  readonly page?: () => readonly ShownWord[];
  readonly callOf?: (personId: string) => OngoingCall | null;
  /** Port of the platform's HTTP API; null: it has none. */
  readonly port: number | null;
};

/** A resident as the platform of a channel knows them; the same after each start, so that conversations go on. */
export function outsiderOn(channel: PlatformChannel, { person, number, phone }: Resident): Outsider {
  const { name } = person;
  const digits = String(number).padStart(6, '0');
  switch (channel) {
    case 'zalo':
      return { id: `7100000000000${digits}`, name, phone };
    case 'facebook':
      return { id: `7300000000${digits}`, name, phone };
    case 'telegram':
      return { id: `6100${digits}`, name, phone };
    case 'sms-http':
    case 'twilio':
    case 'smpp':
    case 'voice':
      return { id: phone, name, phone };
  }
}
