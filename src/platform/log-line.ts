const SHOWN_APART = new Set(['time', 'level', 'msg', 'err']);

/** Turns one JSON log line into one for people: time, level, message, fields; the stack of an error below it. */
export function formatLogLine(json: string): string {
  const entry = parse(json);
  if (entry === undefined) return json;
  const time = String(entry['time']).slice(11, 19);
  const level = String(entry['level']).toUpperCase().padEnd(5);
  const fields = Object.entries(entry).filter(([name]) => !SHOWN_APART.has(name));
  const shown = fields.map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${time} ${level} ${String(entry['msg'] ?? '')}${shown.join('')}\n${describeError(entry['err'])}`;
}

function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const stack = 'stack' in error ? error.stack : 'message' in error ? error.message : JSON.stringify(error);
  const cause = 'cause' in error ? describeError(error.cause) : '';
  return `${String(stack)}\n${cause && `caused by ${cause}`}`;
}

function parse(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
