import path from 'node:path';
import { z } from 'zod';
import { findCheckout } from './checkout.ts';
import { StartFailure } from './start-failure.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a deployment may set. Secrets are kept apart in `Secrets`, so that a config can be logged or shown. */
export interface Config {
  /** The folder of package.json, prisma/ and dist/. */
  readonly checkout: string;
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where people reach the hub, without a slash at the end: goes into links of mails and tracking pages. */
  readonly publicUrl: string;
  /** Where data is wanted; the data folder in force may differ (see `openDataFolder`). */
  readonly dataDir: string;
  /** Folder for attachments; undefined: `files` in the data folder. */
  readonly filesDir: string | undefined;
  /** Whether a demo province is seeded and the simulator is on: `auto` = when the database is the hub's own and empty. */
  readonly demo: 'on' | 'off' | 'auto';
  /** Addresses or CIDR ranges whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly logFormat: 'pretty' | 'json';
  /** Connections that one process keeps to PostgreSQL. */
  readonly databasePoolSize: number;
  /** Where clamd listens; undefined: files are kept unscanned. */
  readonly virusScanner: { readonly host: string; readonly port: number } | { readonly path: string } | undefined;
  /** Where programs such as redis-server are looked for, as in PATH. */
  readonly searchPath: string;
}

/** Values that must never be printed. An undefined URL means: the hub runs its own server. */
export interface Secrets {
  readonly databaseUrl: string | undefined;
  /** For reads of portal and reports; undefined: the primary. */
  readonly replicaUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** Signs sessions and tokens; undefined: kept in the data folder. */
  readonly hubSecret: string | undefined;
}

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const switchValue = z.enum(['1', '0', 'true', 'false', 'on', 'off', 'yes', 'no'], {
  error: 'must be true or false',
});
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address like ${example}` });

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PATH: z.string().default(DEFAULT_PATH),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(1).max(65535).default(3000),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/hub').optional(),
  DATABASE_REPLICA_URL: url(/^postgres(ql)?$/, 'postgresql://user:password@replica:5432/hub').optional(),
  DATABASE_POOL: z.coerce.number({ error: 'must be a number from 2 to 200' }).int().min(2).max(200).default(10),
  REDIS_URL: url(/^rediss?$/, 'redis://:password@host:6379').optional(),
  HUB_DATA: z.string().optional(),
  HUB_FILES: z.string().optional(),
  HUB_PUBLIC_URL: url(/^https?$/, 'https://1022.example.gov.vn').optional(),
  HUB_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  HUB_DEMO: switchValue.optional(),
  TRUSTED_PROXIES: z.string().default(''),
  CLAMD: z.string().transform(readScanner).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['pretty', 'json']).optional(),
});

/** `tcp://host:3310`, or `unix:/run/clamav/clamd.ctl`. */
function readScanner(text: string, context: z.RefinementCtx): NonNullable<Config['virusScanner']> {
  const socket = /^unix:(?:\/\/)?(\/.+)$/.exec(text)?.[1];
  if (socket !== undefined) return { path: socket };
  const [, bracketed, plain, port] = /^tcp:\/\/(?:\[([0-9a-f:]+)\]|([\w.-]+)):(\d{1,5})\/?$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host !== undefined && Number(port) > 0 && Number(port) < 65_536) return { host, port: Number(port) };
  context.addIssue({
    code: 'custom',
    message: 'must be an address like tcp://host:3310 or unix:/run/clamav/clamd.ctl',
  });
  return z.NEVER;
}

/** Parses an environment. Throws one `StartFailure` that lists every mistake, by name and never by value. */
export function readConfig(env: Environment, checkout: string): { config: Config; secrets: Secrets } {
  // An empty value means 'not set': compose files and shells produce it for absent variables.
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new StartFailure(`Settings to correct: ${mistakes.join('; ')}.`);
  }
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  if (production && value.DATABASE_URL && !value.HUB_SECRET)
    throw new StartFailure('Settings to correct: HUB_SECRET must be set, the same for every process of this hub.');

  const config: Config = {
    checkout,
    production,
    host: value.HOST,
    port: value.PORT,
    publicUrl: (value.HUB_PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, ''),
    dataDir: path.resolve(checkout, value.HUB_DATA ?? '.hub'),
    filesDir: value.HUB_FILES === undefined ? undefined : path.resolve(checkout, value.HUB_FILES),
    demo: readDemo(value.HUB_DEMO, production || value.DATABASE_URL !== undefined),
    trustedProxies: value.TRUSTED_PROXIES.split(/[\s,]+/).filter((entry) => entry !== ''),
    logLevel: value.LOG_LEVEL,
    logFormat: value.LOG_FORMAT ?? (production ? 'json' : 'pretty'),
    databasePoolSize: value.DATABASE_POOL,
    virusScanner: value.CLAMD,
    searchPath: value.PATH,
  };
  const secrets: Secrets = {
    databaseUrl: value.DATABASE_URL,
    replicaUrl: value.DATABASE_REPLICA_URL,
    redisUrl: value.REDIS_URL,
    hubSecret: value.HUB_SECRET,
  };
  return { config, secrets };
}

/** The configuration of this process: the only place where its environment is read. */
export function loadConfig(): { config: Config; secrets: Secrets } {
  return readConfig(process.env, findCheckout());
}

function readDemo(setting: string | undefined, isReal: boolean): Config['demo'] {
  if (setting === undefined) return isReal ? 'off' : 'auto';
  return ['1', 'true', 'on', 'yes'].includes(setting) ? 'on' : 'off';
}
