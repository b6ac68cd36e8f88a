import type { SendResult } from '../../channels/outbound.ts';
import type { AccountService, ChannelLine } from '../channels/account-service.ts';
import type { Sendable } from './delivery-store.ts';

/**
 * Whether another account may reach the very address that this one could not: a telephone without Zalo takes an SMS. What
 * refuses an SMS, a network or the list of those who wrote STOP to it, is obeyed.
 */
export async function hasAnotherWay(
  accounts: Pick<AccountService, 'lineFor'>,
  tried: {
    readonly message: Pick<Sendable, 'identityKind' | 'accountId'>;
    readonly line: ChannelLine;
    readonly result: Extract<SendResult, { state: 'failed' }>;
    /** Accounts that failed before this one. */
    readonly spent: readonly string[];
  },
): Promise<boolean> {
  const { message, line, result, spent } = tried;
  const { identityKind, accountId } = message;
  // Addresses of a platform are reached by that platform alone, each by the account it was met on.
  const isOwn = identityKind === 'phone' || identityKind === 'email';
  const isEnd = result.errorClass === 'recipient_unreachable' || result.errorClass === 'window_closed';
  if (!isOwn || !isEnd) return false;
  const next = await accounts.lineFor(identityKind, accountId, [...spent, line.id]);
  if (!next?.active) return false;
  const { family } = line.adapter;
  return result.errorClass === 'window_closed' || (family !== 'sms' && next.adapter.family !== family);
}
