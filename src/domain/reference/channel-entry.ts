type Words = { readonly vi: string; readonly en: string };

/** Channels on which people read the same kind of text: letters, chat messages, short messages. */
export type ChannelFamily = 'letter' | 'chat' | 'sms' | 'voice';

/** A kind of channel, as people see it. */
export type ChannelEntry = {
  readonly kind: string;
  /** Among kinds of channels: `SMS over Twilio`. */
  readonly name: Words;
  /** As people call it: `SMS`. */
  readonly label: Words;
  /** Fits `outlinePattern`. */
  readonly icon: string;
  readonly family: ChannelFamily;
};

/** A kind of address of people. */
export type AddressEntry = { readonly kind: string; readonly label: Words; readonly icon: string };

/** Path data of an SVG and nothing else: it is drawn on every page. */
export const outlinePattern = /^[Mm][\d.,\sAaCcHhLlMmQqSsTtVvZz-]{1,1500}$/u;
