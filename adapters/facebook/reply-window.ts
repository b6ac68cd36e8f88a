import { facebookLimits } from './schema.ts';

/** How a person may be written to now. */
export type ReplyWindow = 'response' | 'human-agent' | 'closed';

/**
 * Meta's messaging window: 24 hours after the person last wrote everything may be answered; up to seven days what a person
 * typed, when the app has the Human Agent feature. What the hub writes by itself never uses that tag.
 */
export function replyWindow(input: {
  readonly lastInboundAt: Date | null;
  readonly now: Date;
  readonly automatic: boolean;
  readonly humanAgent: boolean;
}): ReplyWindow {
  if (input.lastInboundAt === null) return 'closed';
  const ageMs = input.now.getTime() - input.lastInboundAt.getTime();
  if (ageMs < facebookLimits.responseMs) return 'response';
  return input.humanAgent && !input.automatic && ageMs < facebookLimits.weekMs ? 'human-agent' : 'closed';
}
