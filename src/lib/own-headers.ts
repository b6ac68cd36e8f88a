/**
 * What the hub's own pages tell the web channel about what they hand over. The front door takes every header that begins
 * with `prefix` away from requests of the outside, so whoever reads one behind it may believe it.
 */
export const ownHeaders = {
  prefix: 'x-1022-',
  /** `portal`: it came through the hub's own pages. */
  door: 'x-1022-door',
  /** `phone:+84912345678` or `email:an@example.vn`: the person showed by a one-time code that it is theirs. */
  proved: 'x-1022-proved',
  /** The conversation that a chat message belongs to. */
  chat: 'x-1022-chat',
} as const;
