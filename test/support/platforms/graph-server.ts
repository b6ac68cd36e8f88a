import { deliver } from './deliver.ts';
import { faultSwitches } from './fault-switches.ts';
import { graphApi } from './graph-api.ts';
import { readCall, type GraphCall } from './graph-call.ts';
import { graphEvents } from './graph-events.ts';
import { graphFaults } from './graph-faults.ts';
import { graphLine } from './graph-line.ts';
import { signedRequest } from './graph-webhook.ts';
import { graphWorld, type PublicWord } from './graph-world.ts';
import { hostHttp, jsonReply } from './http-host.ts';
import type { Person, Platform, Webhook } from './platform.ts';

/** Meta, with one Page. Besides Messenger it has the Page's feed, and what colleagues do in Meta's own inbox. */
export type GraphServer = Platform & {
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
  readonly calls: readonly GraphCall[];
  /** Every body that was delivered, signed, as it went out. */
  readonly delivered: readonly { readonly body: string; readonly confirmed: boolean }[];
  readonly handshake: (word?: string) => Promise<{ readonly status: number | null; readonly text: string }>;
  /** A comment under a comment or post (the Page's own by default); null for somebody whose settings hide them. */
  readonly comments: (person: Person | null, text: string, under?: string) => Promise<string>;
  readonly posts: (person: Person, text: string) => Promise<string>;
  readonly mentions: (person: Person, text: string) => Promise<string>;
  readonly edits: (id: string, text: string) => Promise<void>;
  readonly removes: (id: string) => Promise<void>;
  readonly editsMessage: (person: Person, edit: { mid: string; text: string; count: number }) => Promise<void>;
  readonly presses: (person: Person, button: { title: string; payload: string }) => Promise<string>;
  readonly reacts: (person: Person, mid: string) => Promise<void>;
  readonly reads: (person: Person) => Promise<void>;
  /** A colleague answers in Business Suite. */
  readonly colleagueSays: (person: Person, text: string) => Promise<string>;
  readonly colleagueComments: (under: string, text: string) => Promise<string>;
  /** A colleague hides a comment in Facebook itself, or shows it again. */
  readonly colleagueHides: (id: string, isHidden: boolean) => Promise<void>;
  readonly asksForDeletion: (userId: string) => Promise<{ readonly status: number | null; readonly text: string }>;
  /** A comment or post; undefined: there never was one. */
  readonly word: (id: string) => PublicWord | undefined;
  /** What everybody reads under a comment or post. */
  readonly under: (id: string) => readonly PublicWord[];
  /** Delivers what the fault `batches` held back, newest first. */
  readonly release: () => Promise<void>;
  /** Resolves when nothing is on its way to the hub. */
  readonly settled: () => Promise<void>;
};

const appOfBusinessSuite = '263902037430900';

export async function startGraphServer(input: {
  readonly webhook: Webhook;
  readonly pageId?: string;
  readonly humanAgent?: boolean;
}): Promise<GraphServer> {
  const keys = {
    pageId: input.pageId ?? '104210221022102',
    appId: '900110221022',
    appSecret: 'app-secret-of-the-simulated-app',
    verifyToken: 'word-of-the-hub',
    pageAccessToken: 'EAAGsimulatedPageTokenOf1022',
  };
  const world = graphWorld(keys.pageId);
  const switches = faultSwitches(graphFaults);
  const events = graphEvents({ ...keys, world });
  const media = new Map<string, { readonly type: string; readonly bytes: Buffer }>();
  const calls: GraphCall[] = [];
  const line = graphLine({ ...keys, webhook: input.webhook, switches, now: world.now });
  const { tell } = line;
  const subscribed: { fields: readonly string[] } = {
    fields: ['messages', 'messaging_postbacks', 'message_echoes', 'message_deliveries', 'message_reads', 'feed'],
  };
  const answer = graphApi({ keys, world, events, switches, subscribed, tell: line.tellLater });

  const host = await hostHttp(async (asked) => {
    const file = media.get(asked.path);
    if (file) return { status: 200, type: file.type, body: file.bytes };
    if (switches.isOn('down')) return { status: 503, type: 'text/html', body: '<h1>Sorry, something went wrong.</h1>' };
    const call = await readCall(asked);
    calls.push(call);
    const reply = answer(call);
    if (switches.isOn('connection-lost')) return 'drop';
    return jsonReply(reply.status, reply.json, reply.headers);
  });
  const baseUrl = host.origin;

  function publish(word: Pick<PublicWord, 'id' | 'postId' | 'parentId' | 'by' | 'text'>): PublicWord {
    if (word.by) world.wrote(word.by);
    return world.publish(word);
  }

  function known(id: string): PublicWord {
    const word = world.word(id);
    if (word === undefined) throw new Error(`nobody wrote ${id}`);
    return word;
  }

  function commentUnder(under: string, by: Person | null, text: string): PublicWord {
    const postId = world.word(under)?.postId ?? under;
    return publish({ id: world.newCommentId(postId), postId, parentId: under, by, text });
  }

  return {
    kind: 'facebook',
    settings: { ...keys, baseUrl, humanAgent: input.humanAgent ?? false },
    ...switches,
    now: world.now,
    advance: world.advance,
    calls,
    delivered: line.delivered,
    screen: world.screen,
    word: world.word,
    under: world.under,
    async says(person, { text = '', files = [], point }) {
      const mid = world.newMid();
      world.wrote(person);
      world.show(person.id, { id: mid, from: 'person', text, files: files.map((one) => one.name), at: world.now() });
      const attachments: object[] = files.map((file) => {
        const path = `/media/${mid}/${encodeURIComponent(file.name)}`;
        media.set(path, file);
        const type = /^(image|video|audio)\//u.exec(file.type)?.[1] ?? 'file';
        return { type, payload: { url: baseUrl + path } };
      });
      if (point) {
        const coordinates = { lat: point.lat, long: point.lon };
        attachments.push({ type: 'location', title: 'Vị trí đã ghim', payload: { coordinates } });
      }
      const message = { mid, ...(text !== '' && { text }), ...(attachments.length > 0 && { attachments }) };
      await tell(events.message(person.id, message));
      return mid;
    },
    async comments(person, text, under = world.ownPost) {
      const word = commentUnder(under, person ?? { id: 'hidden', name: '' }, text);
      await tell(person === null ? events.nameless(word) : events.feed(word, 'add'));
      return word.id;
    },
    async posts(person, text) {
      const id = world.newPostId();
      await tell(events.feed(publish({ id, postId: id, parentId: null, by: person, text }), 'add'));
      return id;
    },
    async mentions(person, text) {
      const id = `777000777_${world.newMid().length}${world.now().getTime()}`;
      await tell(events.mention(publish({ id, postId: id, parentId: null, by: person, text })));
      return id;
    },
    async edits(id, text) {
      const word = known(id);
      word.text = text;
      // Times of the feed are seconds: an edit is told in a later one.
      world.advance(1000);
      await tell(events.feed(word, 'edited'));
    },
    async removes(id) {
      const word = known(id);
      word.isRemoved = true;
      await tell(events.feed(word, 'remove'));
    },
    async colleagueHides(id, isHidden) {
      const word = known(id);
      word.isHidden = isHidden;
      world.advance(1000);
      await tell(events.feed(word, isHidden ? 'hide' : 'unhide'));
    },
    async editsMessage(person, { mid, text, count }) {
      world.wrote(person);
      await tell(events.messageEdit(person.id, { mid, text, num_edit: count }));
    },
    async presses(person, button) {
      const mid = world.newMid();
      world.wrote(person);
      await tell(events.postback(person.id, { mid, ...button }));
      return mid;
    },
    reacts: (person, mid) => tell(events.reaction(person.id, mid)),
    reads: (person) => tell(events.read(person.id)),
    async colleagueSays(person, text) {
      const mid = world.newMid();
      world.show(person.id, { id: mid, from: 'hub', text, files: [], at: world.now() });
      await tell(events.echo(person.id, { mid, text }, appOfBusinessSuite));
      return mid;
    },
    async colleagueComments(under, text) {
      const word = commentUnder(under, null, text);
      await tell(events.feed(word, 'add'));
      return word.id;
    },
    handshake: (word = keys.verifyToken) => {
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.challenge': '1158201444',
        'hub.verify_token': word,
      });
      return deliver({ method: 'GET', url: `${input.webhook.url()}?${query}` });
    },
    asksForDeletion: (userId) => {
      const issued = Math.floor(world.now().getTime() / 1000);
      const request = signedRequest({ algorithm: 'HMAC-SHA256', issued_at: issued, user_id: userId }, keys.appSecret);
      const body = new URLSearchParams({ signed_request: request }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return deliver({ url: input.webhook.url(), headers, body });
    },
    release: line.release,
    settled: line.settled,
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      await line.settled();
    },
  };
}
