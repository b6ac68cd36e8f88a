import { isTrackingToken, parseTicketCode, trackingToken } from '../../domain/ticket/code.ts';
import type { Database } from '../../platform/sql.ts';
import type { CodeAddress, OneTimeCodes } from '../one-time-code/one-time-code-service.ts';
import type { PrivateLink } from './private-link.ts';
import { findSender, isSenderOf, markVerified } from './sender-store.ts';

/** Senders who show that an address is theirs: to get updates there, or to open the details of a report by its code. */
export function createSenderService(deps: {
  readonly database: Database;
  readonly codes: OneTimeCodes;
  /** Secret of tracking links. */
  readonly key: string;
  readonly now: () => Date;
  readonly log: { readonly warn: (fields: object, message: string) => void };
}) {
  const { database, codes, key } = deps;

  function codeOf(link: PrivateLink): string | null {
    const code = parseTicketCode(link.code);
    return code && isTrackingToken(link.token, code, key) ? code : null;
  }

  async function senderOf(link: PrivateLink): Promise<(CodeAddress & { readonly isVerified: boolean }) | null> {
    const code = codeOf(link);
    return code ? findSender(database, code) : null;
  }

  return {
    /** The address of the private link's report that a code can be sent to; null when there is none. */
    senderOf,

    /** Sends a code to it. */
    async askToConfirm(link: PrivateLink, lang: 'vi' | 'en'): Promise<'sent' | 'rests' | 'unreachable'> {
      const sender = await senderOf(link);
      return sender ? codes.request({ ...sender, purpose: 'updates', lang }) : 'unreachable';
    },

    async confirm(link: PrivateLink, digits: string): Promise<boolean> {
      const sender = await senderOf(link);
      if (!sender || !(await codes.check({ ...sender, purpose: 'updates', code: digits }))) return false;
      await markVerified(database, sender, deps.now());
      return true;
    },

    /**
     * Sends a code to the address if it is the sender's. Nothing is told, and the answer takes no longer when it is: who
     * asks must not learn whose report it is.
     */
    async askForDetails(code: string, address: CodeAddress, lang: 'vi' | 'en'): Promise<void> {
      if (!(await isSenderOf(database, code, address))) return;
      codes.request({ ...address, purpose: 'details', lang }).catch((error: unknown) => {
        deps.log.warn({ err: error }, 'a one-time code could not be sent');
      });
    },

    /** The private link of the report, for who holds the digits; null when they are wrong or it is not theirs. */
    async openDetails(code: string, address: CodeAddress, digits: string): Promise<PrivateLink | null> {
      const isRight = await codes.check({ ...address, purpose: 'details', code: digits });
      if (!isRight || !(await isSenderOf(database, code, address))) return null;
      await markVerified(database, address, deps.now());
      return { code, token: trackingToken(code, key) };
    },
  };
}

export type SenderService = ReturnType<typeof createSenderService>;
