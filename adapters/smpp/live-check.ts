import type { Account } from '../../src/channels/port.ts';
import type { SmppSettings } from './schema.ts';
import { BindRefused } from './session.ts';
import { withLine } from './sessions.ts';

const alreadyBound = 0x05;

/** Binds (or uses the session that is bound) and asks for a sign of life; nothing is sent. */
export async function checkSmpp(
  account: Account<SmppSettings>,
): Promise<{ readonly ok: boolean; readonly detail: string }> {
  try {
    const answer = await withLine(account.settings, ({ session }) => session.request('enquire_link', {}));
    return answer.answered
      ? { ok: true, detail: 'SMPP: bound, the centre answers' }
      : { ok: false, detail: 'SMPP: the connection broke' };
  } catch (error) {
    // The centre allows one bind, and the hub's reader in another process has it.
    if (error instanceof BindRefused && error.status === alreadyBound)
      return { ok: true, detail: 'SMPP: the login is bound already' };
    return { ok: false, detail: `SMPP: ${error instanceof Error ? error.message : 'no connection'}` };
  }
}
