import type { GraphWorld, PublicWord } from './graph-world.ts';

/** One update, before it is put into a batch. */
export type Update = {
  readonly list: 'messaging' | 'standby' | 'changes';
  readonly event: object;
};

/** The shapes of the Page's updates. */
export function graphEvents(input: { readonly pageId: string; readonly appId: string; readonly world: GraphWorld }) {
  const { pageId, appId, world } = input;
  const seconds = () => Math.floor(world.now().getTime() / 1000);

  function fromPerson(psid: string, inner: object): Update {
    const event = { sender: { id: psid }, recipient: { id: pageId }, timestamp: world.now().getTime(), ...inner };
    return { list: 'messaging', event };
  }

  function feed(word: PublicWord, verb: string, more: object = {}): Update {
    const { id, postId, parentId, by, text } = word;
    const isComment = parentId !== null;
    const value = {
      from: by === null ? { id: pageId, name: 'Tổng đài 1022' } : { id: by.id, name: by.name },
      post: {
        status_type: 'mobile_status_update',
        is_published: true,
        permalink_url: `https://www.facebook.com/${postId}`,
        id: postId,
      },
      ...(verb !== 'remove' && { message: text }),
      post_id: postId,
      ...(isComment && { comment_id: id, parent_id: parentId }),
      created_time: seconds(),
      item: isComment ? 'comment' : 'post',
      verb,
      ...more,
    };
    return { list: 'changes', event: { field: 'feed', value } };
  }

  return {
    message: (psid: string, message: object) => fromPerson(psid, { message }),
    postback: (psid: string, postback: object) => fromPerson(psid, { postback }),
    messageEdit: (psid: string, edit: { mid: string; text: string; num_edit: number }) =>
      fromPerson(psid, { message_edit: edit }),
    reaction: (psid: string, mid: string) =>
      fromPerson(psid, { reaction: { mid, action: 'react', emoji: '❤', reaction: 'love' } }),
    delivered: (psid: string, mid: string) =>
      fromPerson(psid, { delivery: { mids: [mid], watermark: world.now().getTime() } }),
    read: (psid: string) => fromPerson(psid, { read: { watermark: world.now().getTime() } }),
    /** `by`: the app that sent it; Meta's own inbox has one too. */
    echo(psid: string, message: object, by: string = appId): Update {
      const event = { sender: { id: pageId }, recipient: { id: psid }, timestamp: world.now().getTime() };
      return {
        list: 'messaging',
        event: { ...event, message: { is_echo: true, app_id: Number(by) || by, ...message } },
      };
    },
    feed,
    /** As `feed`, of somebody whose settings hide them. */
    nameless(word: PublicWord): Update {
      return feed(word, 'add', { from: undefined });
    },
    mention(word: PublicWord): Update {
      const { id, postId, by, text, parentId } = word;
      const value = {
        sender_id: by?.id,
        sender_name: by?.name,
        item: parentId === null ? 'post' : 'comment',
        verb: 'add',
        post_id: postId,
        ...(parentId !== null && { comment_id: id }),
        message: text,
        created_time: seconds(),
      };
      return { list: 'changes', event: { field: 'mention', value } };
    },
  };
}

export type GraphEvents = ReturnType<typeof graphEvents>;
