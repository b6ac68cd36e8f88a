/** A file that lies with the platform still: `remote` is its address, or what `locate` needs to find it. */
export type RemoteFile = { readonly name: string; readonly type: string; readonly remote: string };

/** Where a remote file lies. Fetched by the hub through its egress guard, never by an adapter. */
export type Download = { readonly url: string; readonly headers?: Readonly<Record<string, string>> };

/** Which hosts files may be fetched from; everything else, and every private address, is refused. */
export type MediaPolicy = {
  /** Host names of the platform, `*.example.com` for all under one. HTTPS only. */
  readonly hosts: readonly string[];
  /** Origins that an administrator wrote into the settings (a base URL): fetched as they are, also inside the own network. */
  readonly origins: readonly string[];
  readonly maxBytes: number;
};
