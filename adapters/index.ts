import type { RegisteredAdapter } from '../src/channels/port.ts';
import { emailAdapter } from './email/index.ts';
import { webAdapter } from './web/index.ts';

/** Every channel of the hub, one line each. */
export const adapters: readonly RegisteredAdapter[] = [webAdapter, emailAdapter];
