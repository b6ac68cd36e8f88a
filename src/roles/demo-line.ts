import type { Deed, PlatformLine } from '../features/simulator/platform-line.ts';
import type { Platform } from '../../test/support/platforms/platform.ts';

/** A platform that runs, and the settings with which an account of the hub speaks with it. */
export type DemoLine = { readonly line: PlatformLine; readonly settings: Platform['settings'] };

/** What a line takes from its server as it is. */
export function lineOf(
  server: Platform,
  more: Pick<PlatformLine, 'channel' | 'address' | 'deeds'> & Partial<PlatformLine>,
): DemoLine {
  const { baseUrl } = server.settings;
  const line: PlatformLine = {
    faults: server.faults,
    isOn: server.isOn,
    set: server.set,
    screen: server.screen,
    port: typeof baseUrl === 'string' ? Number(new URL(baseUrl).port) : null,
    [Symbol.asyncDispose]: () => Promise.resolve(server[Symbol.asyncDispose]()),
    ...more,
  };
  return { line, settings: server.settings };
}

/** Writing, as every platform takes it; what is empty is left out. */
export function saying(server: Pick<Platform, 'says'>): Deed {
  return (who, { text, files, point }) =>
    server.says(who, { ...(text !== '' && { text }), ...(files.length > 0 && { files }), ...(point && { point }) });
}
