import { HubError } from '../lib/errors.ts';

/** Deeper than anything that a page sends; schemas of nested things follow a body as deep as it goes. */
const mostLevels = 60;

/** Refuses a body whose parts are nested without end. Goes level by level, so that the depth costs no stack. */
export function refuseDeep(body: unknown): void {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostLevels) {
      throw new HubError('invalid', 'too_deep', {
        vi: 'Dữ liệu gửi lên lồng quá nhiều tầng. Bớt số tầng rồi gửi lại.',
        en: 'The data sent is nested too deeply. Take away some levels and send again.',
      });
    }
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}
