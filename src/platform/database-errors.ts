/** The code that PostgreSQL or the network gave an error; '' when it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** True when the database itself could not be reached or is going down, so that the caller may say 503 and try later. */
export function isDatabaseDown(error: unknown): boolean {
  const code = codeOf(error);
  return /^(08|57P|53)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code);
}
