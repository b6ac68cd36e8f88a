const key = 'hub-1022-report';
const keepMs = 7 * 24 * 3_600_000;
/** What the person said and where stays for days; who the person is stays with this tab only: phones are shared. */
const lasting = [
  'text',
  'categoryCode',
  'unitCode',
  'address',
  'lat',
  'lon',
  'contactKind',
  'hideIdentity',
  'updates',
  'submission',
  'attempted',
];
const passing = ['name', 'phone', 'email', 'confirmed'];

export type Draft = Readonly<Record<string, string>>;

function read(store: Storage): Record<string, string> {
  const parsed: unknown = JSON.parse(store.getItem(key) ?? '{}');
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The kept draft, or null when there is none, it is too old, or the browser keeps nothing (private windows). */
export function loadDraft(now: number): Draft | null {
  try {
    const draft = { ...read(localStorage), ...read(sessionStorage) };
    if (now - Number(draft['at'] ?? 0) > keepMs) {
      dropDraft();
      return null;
    }
    return draft;
  } catch {
    return null;
  }
}

export function saveDraft(values: Draft, now: number): boolean {
  const pick = (names: readonly string[]): Draft =>
    Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]] as const] : [])));
  try {
    localStorage.setItem(key, JSON.stringify({ ...pick(lasting), at: String(now) }));
    sessionStorage.setItem(key, JSON.stringify(pick(passing)));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(): void {
  try {
    localStorage.removeItem(key);
    sessionStorage.removeItem(key);
  } catch {
    // Nothing is kept where nothing may be kept.
  }
}
