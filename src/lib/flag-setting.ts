import { z } from 'zod';

/** A setting that is on or off. Typed on a command line it arrives as a word. */
export const flagSetting = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);
