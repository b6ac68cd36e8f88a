import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { RawInput } from '../../channels/door.ts';
import type { chatMessageRequest, ChatView, TrackingView } from '../../contract/public.ts';
import { trackingToken } from '../../domain/ticket/code.ts';
import { canHappen } from '../../domain/ticket/transitions.ts';
import { HubError } from '../../lib/errors.ts';
import { ownHeaders } from '../../lib/own-headers.ts';
import type { Database } from '../../platform/sql.ts';
import type { IntakeService } from '../intake/intake-service.ts';
import type { TrackingService } from '../portal/tracking-service.ts';
import type { ProofService } from '../proof/proof-service.ts';
import type { UploadService } from '../uploads/upload-service.ts';
import { casesOfChat, isKnownChat, messageKeys, type ChatMessageKey } from './chat-views.ts';

export type ChatMessage = z.output<typeof chatMessageRequest>;

/** Counts one try of a key; throws a HubError of kind `too_many` when there were too many. */
type Tries = { readonly take: (key: string) => Promise<void> };

/** Counted over all processes, where the web runs. */
export type ChatLimits = {
  /** Messages of one conversation; the second above which each of them needs a proof again. */
  readonly conversation: Tries;
  readonly freely: Tries;
  /** New conversations of one peer. */
  readonly fresh: Tries;
};

/** A conversation shows its last reports; older ones are behind their private links. */
const shownCases = 5;

/**
 * What the hub calls a conversation. The browser keeps the secret; whoever reads the hub's data cannot speak for the person
 * with what stands there.
 */
function conversationOf(secret: string): string {
  return createHash('sha256').update(`chat:${secret}`).digest('hex').slice(0, 48);
}

function proofNeeded(): HubError {
  return new HubError('forbidden', 'proof.needed', {
    vi: 'Trang cần làm thêm một bước kiểm tra tự động trước khi gửi. Hãy gửi lại.',
    en: 'The page needs one more automatic check before it sends. Please send again.',
  });
}

function filesMissing(): HubError {
  return new HubError('invalid', 'upload.missing', {
    vi: 'Có tệp chưa tải lên xong. Hãy chọn lại tệp rồi gửi.',
    en: 'A file was not uploaded completely. Please choose it again and send.',
  });
}

function presentMessages(view: TrackingView, keys: readonly ChatMessageKey[]): ChatView['messages'] {
  return view.messages.flatMap((message) => {
    const key = keys.find((one) => one.messageId === message.id);
    // What was split off quotes a message that stands in the conversation already.
    if (message.kind === 'report' && key !== undefined && key.externalId === null) return [];
    return {
      id: message.id,
      sentAs: message.from === 'sender' ? (key?.externalId?.split(':').at(-1) ?? null) : null,
      from: message.from,
      agency: message.agency,
      kind: message.kind,
      text: message.text,
      at: message.at,
      files: message.attachments.map(({ name, pictureUrl, downloadUrl }) => ({ name, pictureUrl, url: downloadUrl })),
    };
  });
}

/** The chat on other sites: its messages are receipts of the web channel like any report, and answers are read here. */
export function createChatService(deps: {
  readonly database: Database;
  readonly intake: Pick<IntakeService, 'receive'>;
  readonly tracking: Pick<TrackingService, 'track'>;
  readonly proofs: Pick<ProofService, 'take'>;
  readonly uploads: Pick<UploadService, 'collect' | 'used'>;
  /** Secret of tracking links. */
  readonly key: string;
  readonly now: () => Date;
  readonly accountId: string;
}) {
  const { database } = deps;

  async function isProved({ id, proof }: ChatMessage): Promise<boolean> {
    return proof !== undefined && deps.proofs.take({ form: 'chat', about: id.toLowerCase() }, proof);
  }

  /** A first message shows work, and so does each one when they come too fast; a browser that cannot work is counted strictly. */
  async function admit(conversation: string, message: ChatMessage, peer: string, limits: ChatLimits): Promise<void> {
    await limits.conversation.take(conversation);
    const isNew = !(await isKnownChat(database, conversation));
    const isFast = await limits.freely.take(conversation).then(
      () => false,
      () => true,
    );
    if (!isNew && !isFast) return;
    if (await isProved(message)) return;
    if (message.proof !== undefined || isFast) throw proofNeeded();
    await limits.fresh.take(peer);
  }

  async function inputOf(message: ChatMessage, conversation: string): Promise<RawInput> {
    const files = message.files.length === 0 ? [] : await deps.uploads.collect(message.files);
    if (files === null) throw filesMissing();
    const attachments = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }));
    const { id, text, lang } = message;
    return {
      body: Buffer.from(JSON.stringify({ id, text, lang, attachments })),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        [ownHeaders.door]: 'portal',
        [ownHeaders.chat]: conversation,
      },
      query: {},
      receivedAt: deps.now(),
    };
  }

  return {
    /** Takes a message in. Throws `proof.needed` when the page must do some work first and send it again. */
    async say(
      secret: string,
      message: ChatMessage,
      from: { readonly peer: string; readonly limits: ChatLimits },
    ): Promise<void> {
      const conversation = conversationOf(secret);
      await admit(conversation, message, from.peer, from.limits);
      const received = await deps.intake.receive('web', deps.accountId, await inputOf(message, conversation));
      if (!received.ok) {
        const kind = received.status === 413 ? 'too_large' : 'invalid';
        throw new HubError(kind, received.code, received.message, { fields: received.fields ?? [] });
      }
      if (message.files.length > 0) await deps.uploads.used(message.files);
    },

    /** A mark of what `look` would show now; much cheaper, because pages ask every few seconds. */
    async mark(secret: string): Promise<string> {
      const cases = await casesOfChat(database, conversationOf(secret), shownCases);
      // A file that was held back until it was looked at comes without an event: once a minute all is new.
      const minute = Math.floor(deps.now().getTime() / 60_000);
      return createHash('sha256')
        .update(JSON.stringify([cases, minute]))
        .digest('base64url')
        .slice(0, 27);
    },

    /** The conversation as the person sees it; empty for a secret that nobody has written with. */
    async look(secret: string): Promise<ChatView> {
      const codes = (await casesOfChat(database, conversationOf(secret), shownCases)).map(({ code }) => code);
      if (codes.length === 0) return { messages: [], cases: [] };
      const keys = await messageKeys(database, codes);
      const views: TrackingView[] = [];
      for (const code of codes) {
        const view = await deps.tracking.track({ code, token: trackingToken(code, deps.key) });
        if (view) views.push(view);
      }
      const messages = views.flatMap((view) => presentMessages(view, keys));
      return {
        messages: messages.sort((a, b) => a.at.localeCompare(b.at)),
        cases: views.map((view) => ({
          code: view.code,
          url: `/t/${view.code}/${trackingToken(view.code, deps.key)}`,
          state: view.state,
          at: view.createdAt,
          promisedAt: view.promisedAt,
          isOpen: canHappen('supplement', view.state),
        })),
      };
    },
  };
}

export type ChatService = ReturnType<typeof createChatService>;
