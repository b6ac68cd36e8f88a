/** Times are shown as at the centre when a calendar gives them in UTC. */
const vietnamOffsetMs = 7 * 60 * 60 * 1000;
const longestCalendar = 200_000;

const openings: Readonly<Record<string, string>> = {
  cancel: 'Huỷ lịch họp',
  reply: 'Trả lời lời mời họp',
  counter: 'Đề nghị đổi giờ họp',
};

/**
 * A calendar part (RFC 5545) as lines for people: 'Lời mời họp: …', time, place. Null when it holds no event. Only the
 * first event is told; the file stays attached.
 */
export function describeCalendar(text: string): string | null {
  const lines = text
    .slice(0, longestCalendar)
    .replace(/\r?\n[ \t]/gu, '')
    .split(/\r?\n/u);
  const start = lines.findIndex((line) => /^BEGIN:VEVENT\s*$/iu.test(line));
  if (start < 0) return null;
  const end = lines.findIndex((line, index) => index > start && /^END:VEVENT\s*$/iu.test(line));
  const event = lines.slice(start, end < 0 ? undefined : end);
  const method = property(lines, 'METHOD')?.value.toLowerCase() ?? 'request';
  const summary = plain(property(event, 'SUMMARY')?.value ?? '');
  const place = plain(property(event, 'LOCATION')?.value ?? '');
  const time = describeTime(property(event, 'DTSTART'), property(event, 'DTEND'));
  return [
    `${openings[method] ?? 'Lời mời họp'}: ${summary === '' ? '(không có tiêu đề)' : summary}`,
    ...(time === null ? [] : [`Thời gian: ${time}`]),
    ...(place === '' ? [] : [`Địa điểm: ${place}`]),
  ].join('\n');
}

type Property = { readonly parameters: string; readonly value: string };

function property(lines: readonly string[], name: string): Property | null {
  for (const line of lines) {
    const match = /^([A-Za-z-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)$/u.exec(line.slice(0, 2000));
    if (match?.[1]?.toUpperCase() === name) return { parameters: match[2] ?? '', value: (match[3] ?? '').trim() };
  }
  return null;
}

function plain(value: string): string {
  return value
    .replace(/\\[nN]/gu, ' ')
    .replace(/\\([,;\\])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

function describeTime(start: Property | null, end: Property | null): string | null {
  const from = start === null ? null : readTime(start);
  if (from === null) return null;
  const to = end === null ? null : readTime(end);
  const until = to === null || to.time === '' ? '' : to.date === from.date ? `–${to.time}` : ` – ${to.time} ${to.date}`;
  return `${from.time === '' ? '' : `${from.time}${until}, `}ngày ${from.date}${from.zone === '' ? '' : ` (${from.zone})`}`;
}

/** A wall-clock time in its own zone; UTC is turned into Vietnamese time. */
function readTime({
  parameters,
  value,
}: Property): { readonly date: string; readonly time: string; readonly zone: string } | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{0,2}(Z?))?/u.exec(value);
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour, minute = '00', utc = ''] = match;
  if (hour === undefined) return { date: `${day}/${month}/${year}`, time: '', zone: '' };
  const zone = /TZID="?([^;":]{1,80})/iu.exec(parameters)?.[1] ?? '';
  const isHome = /ho_chi_minh|saigon|bangkok|hanoi|se asia/iu.test(zone);
  const shift = utc === 'Z' ? vietnamOffsetMs : 0;
  const shown = new Date(Date.UTC(+year, +month - 1, +day, +hour, +minute) + shift).toISOString();
  return {
    date: `${shown.slice(8, 10)}/${shown.slice(5, 7)}/${shown.slice(0, 4)}`,
    time: shown.slice(11, 16),
    zone: isHome || shift !== 0 ? '' : zone,
  };
}
