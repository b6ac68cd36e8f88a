import { Writable } from 'node:stream';
import { pino, type Logger } from 'pino';
import { formatLogLine } from './log-line.ts';
import { redactFields, redactText } from './log-redaction.ts';

interface LogMethod {
  (message: string): void;
  (fields: object, message: string): void;
}

/** What the hub logs through. ERROR: somebody must act now; WARN: it heals itself. WARN and above have a constant message and data in fields. */
export interface Log {
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
  readonly fatal: LogMethod;
  child(bindings: Readonly<Record<string, unknown>>): Log;
}

interface LogOptions {
  readonly level: string;
  /** Lines for people instead of JSON. */
  readonly pretty: boolean;
  /** Where lines go; the standard error stream when absent, so that `--json` output of commands stays clean. */
  readonly write?: (line: string) => void;
}

/** A log that never shows passwords, tokens, cookies, phone numbers or addresses, whatever is given to it. */
export function createLog(options: LogOptions): Log {
  const write = options.write ?? ((line: string) => void process.stderr.write(line));
  const destination = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      const line = redactText(chunk.toString());
      write(options.pretty ? formatLogLine(line) : line);
      done();
    },
  });
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: redactFields,
      },
      // The formatter above has already turned errors into plain fields.
      serializers: { err: (value: unknown) => value },
    },
    destination,
  );
  return shield(logger);
}

/** Child bindings bypass pino's formatters, so they are redacted where they enter. */
function shield(logger: Logger): Log {
  return {
    debug: logger.debug.bind(logger),
    info: logger.info.bind(logger),
    warn: logger.warn.bind(logger),
    error: logger.error.bind(logger),
    fatal: logger.fatal.bind(logger),
    child: (bindings) => shield(logger.child(redactFields(bindings))),
  };
}
