import { createHmac } from 'node:crypto';
import type { GraphCall } from './graph-call.ts';
import type { GraphEvents, Update } from './graph-events.ts';
import type { GraphWorld, PublicWord } from './graph-world.ts';
import type { Person } from './platform.ts';

type GraphReply = {
  readonly status: number;
  readonly json: object;
  readonly headers?: Readonly<Record<string, string>>;
};

type GraphKeys = {
  readonly pageId: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly pageAccessToken: string;
};
type Switches = { readonly isOn: (fault: string) => boolean; readonly set: (fault: string, on: boolean) => void };

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
const largestFile = 25 * 2 ** 20;

function failed(
  code: number,
  message: string,
  more: { subcode?: number; status?: number; transient?: boolean } = {},
): GraphReply {
  const error = {
    message: `(#${code}) ${message}`,
    type: 'OAuthException',
    code,
    ...(more.subcode !== undefined && { error_subcode: more.subcode }),
    ...(more.transient === true && { is_transient: true }),
    fbtrace_id: 'AbCdEfGhIjK',
  };
  return { status: more.status ?? 400, json: { error } };
}

function passingFailure(): GraphReply {
  const message = 'An unexpected error has occurred. Please retry your request later.';
  return failed(2, message, { status: 500, transient: true });
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Graph's endpoints for one Page. `tell` delivers the updates that a call brings about, after its answer. */
export function graphApi(input: {
  readonly keys: GraphKeys;
  readonly world: GraphWorld;
  readonly events: GraphEvents;
  readonly switches: Switches;
  readonly subscribed: { fields: readonly string[] };
  readonly tell: (update: Update) => void;
}) {
  const { keys, world, events, switches, subscribed, tell } = input;

  /** Our ids of messages of which something was taken. */
  const begun = new Set<string>();

  function refusedToken({ fields, path }: GraphCall): GraphReply | null {
    const token = wordOf(fields['access_token']);
    const proof = fields['appsecret_proof'];
    const isApp = path === 'debug_token' && token === `${keys.appId}|${keys.appSecret}`;
    if (!isApp && token !== keys.pageAccessToken)
      return failed(190, `Malformed access token ${token}`, { status: 401 });
    const expected = createHmac('sha256', keys.appSecret).update(token).digest('hex');
    if (proof !== expected) return failed(100, 'Invalid appsecret_proof provided in the API argument');
    if (!isApp && switches.isOn('token-expired')) {
      return failed(190, 'Error validating access token: Session has expired', { subcode: 463, status: 401 });
    }
    return null;
  }

  function trouble({ path }: GraphCall): GraphReply | null {
    if (switches.isOn('transient')) return passingFailure();
    if (!switches.isOn('throttled')) return null;
    const usage = {
      type: 'messenger',
      call_count: 100,
      total_cputime: 20,
      total_time: 20,
      estimated_time_to_regain_access: 1,
    };
    const headers = {
      'x-app-usage': JSON.stringify({ call_count: 100, total_time: 20, total_cputime: 20 }),
      'x-business-use-case-usage': JSON.stringify({ [keys.pageId]: [usage] }),
    };
    const reply = path.endsWith('/messages')
      ? failed(613, 'Calls to this API have exceeded the rate limit.')
      : failed(4, 'Application request limit reached', { status: 403 });
    return { ...reply, headers };
  }

  function send(call: GraphCall): GraphReply {
    const recipient = call.fields['recipient'];
    const message = call.fields['message'];
    const text = wordOf(property(message, 'text'));
    if (text.length > 2000) return failed(100, 'Length of param message[text] must be less than or equal to 2000');
    if (call.file !== null && call.file.bytes.length > largestFile)
      return failed(100, 'Upload attachment failure.', { subcode: 2018047 });
    if (text === '' && call.file === null) return failed(100, 'Message cannot be empty');
    const answered = wordOf(property(recipient, 'comment_id')) || wordOf(property(recipient, 'post_id'));
    const word = answered === '' ? undefined : world.word(answered);
    const psid = word?.by?.id ?? wordOf(property(recipient, 'id'));
    const refusal = answered === '' ? refusedMessage(call, psid) : refusedPrivateReply(word);
    if (refusal !== null) return refusal;
    const metadata = wordOf(property(message, 'metadata'));
    if (switches.isOn('second-part-fails') && begun.has(metadata)) return passingFailure();
    begun.add(metadata);
    if (word) word.isAnswered = true;
    const mid = world.newMid();
    const files = call.file === null ? [] : [call.file.name];
    world.show(psid, { id: mid, from: 'hub', text, files, at: world.now() });
    tell(events.echo(psid, { mid, ...(text !== '' && { text }), ...(metadata !== '' && { metadata }) }));
    tell(events.delivered(psid, mid));
    return { status: 200, json: { recipient_id: psid, message_id: mid } };
  }

  function refusedMessage({ fields }: GraphCall, psid: string): GraphReply | null {
    if (switches.isOn('person-unreachable'))
      return failed(551, "This person isn't available right now.", { subcode: 1545041 });
    const silentMs = world.silentMs(psid);
    if (silentMs === null) return failed(100, 'No matching user found', { subcode: 2018001 });
    const outside = failed(10, 'This message is sent outside of allowed window.', { subcode: 2018278, status: 403 });
    const isTagged = fields['messaging_type'] === 'MESSAGE_TAG';
    if (isTagged && fields['tag'] !== 'HUMAN_AGENT') return failed(100, 'Invalid parameter');
    if (isTagged) return switches.isOn('human-agent-refused') || silentMs >= weekMs ? outside : null;
    return switches.isOn('window-closed') || silentMs >= 24 * hourMs ? outside : null;
  }

  function refusedPrivateReply(word: PublicWord | undefined): GraphReply | null {
    if (word === undefined || word.isRemoved) return failed(100, 'Invalid comment_id parameter', { subcode: 2018292 });
    if (word.by === null) return failed(10903, "This user can't reply to this activity");
    if (word.isAnswered || switches.isOn('private-reply-refused')) return failed(10900, 'Activity already replied to');
    if (world.now().getTime() - word.at.getTime() >= weekMs) return failed(10902, 'This is not a Replyable activity');
    return null;
  }

  function comment(parentId: string, { fields }: GraphCall): GraphReply {
    const parent = parentId === world.ownPost ? { postId: parentId, isRemoved: false } : world.word(parentId);
    if (parent === undefined || parent.isRemoved) return missing(parentId);
    if (switches.isOn('comment-refused')) return failed(200, 'Permissions error', { status: 403 });
    const id = world.newCommentId(parent.postId);
    const word = world.publish({ id, postId: parent.postId, parentId, by: null, text: wordOf(fields['message']) });
    tell(events.feed(word, 'add'));
    return { status: 200, json: { id } };
  }

  function missing(id: string): GraphReply {
    const message = `Unsupported request. Object with ID '${id}' does not exist, or cannot be loaded due to missing permissions`;
    return failed(100, message, { subcode: 33 });
  }

  /** Meta keeps the last word of a Vietnamese name as the first name. */
  function profile({ id, name }: Person): GraphReply {
    if (switches.isOn('names-withheld')) return missing(id);
    const words = name.split(' ');
    const first = words.pop();
    return { status: 200, json: { id, first_name: first, ...(words.length > 0 && { last_name: words.join(' ') }) } };
  }

  function object(id: string, { method, fields }: GraphCall): GraphReply {
    if (id === keys.pageId) return { status: 200, json: { id, name: 'Tổng đài 1022' } };
    const person = world.person(id);
    if (person !== undefined) return profile(person);
    const word = world.word(id);
    if (word === undefined || word.isRemoved) return missing(id);
    if (method === 'POST' && fields['is_hidden'] !== undefined) {
      if (switches.isOn('moderation-refused')) return failed(200, 'Permissions error', { status: 403 });
      word.isHidden = String(fields['is_hidden']) === 'true';
      tell(events.feed(word, word.isHidden ? 'hide' : 'unhide'));
      return { status: 200, json: { success: true } };
    }
    const from = word.by === null ? { id: keys.pageId, name: 'Tổng đài 1022' } : word.by;
    return { status: 200, json: { id, message: word.text, from: { id: from.id, name: from.name } } };
  }

  function subscription({ method, fields }: GraphCall): GraphReply {
    if (method === 'GET') {
      const data = switches.isOn('unsubscribed')
        ? []
        : [{ id: keys.appId, name: 'Hub 1022', subscribed_fields: subscribed.fields }];
      return { status: 200, json: { data } };
    }
    if (switches.isOn('subscribe-refused'))
      return failed(200, 'Requires pages_manage_metadata permission', { status: 403 });
    subscribed.fields = wordOf(fields['subscribed_fields']).split(',');
    switches.set('unsubscribed', false);
    return { status: 200, json: { success: true } };
  }

  function tokenState(): GraphReply {
    const isValid = !switches.isOn('token-expired');
    const error = { code: 190, message: 'Error validating access token: Session has expired', subcode: 463 };
    const issued = Math.floor(Date.UTC(2026, 0, 5) / 1000);
    const data = { app_id: keys.appId, type: 'PAGE', is_valid: isValid, issued_at: issued, expires_at: 0 };
    return { status: 200, json: { data: { ...data, scopes: ['pages_messaging'], ...(!isValid && { error }) } } };
  }

  return function answer(call: GraphCall): GraphReply {
    const refusal = refusedToken(call) ?? trouble(call);
    if (refusal !== null) return refusal;
    const [id = '', edge] = call.path.split('/');
    if (id === 'debug_token') return tokenState();
    if (edge === 'messages' && id === keys.pageId) return send(call);
    if (edge === 'subscribed_apps' && id === keys.pageId) return subscription(call);
    if (edge === 'comments') return comment(id, call);
    return edge === undefined ? object(id, call) : failed(2500, `Unknown path components: /${edge}`);
  };
}
