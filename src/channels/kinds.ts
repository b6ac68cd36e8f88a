/**
 * A way in which people reach the hub: the name of an adapter's folder. Names are stable: they stand in URLs, settings and
 * exports. Which there are is known by the registry alone (`describeChannels`); what comes from outside is looked up there.
 */
export type ChannelKind = string;

/** What kind of address an identity is: `email`, `phone`, or one that a channel names. One person may have several. */
export type IdentityKind = string;
