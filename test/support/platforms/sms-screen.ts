import type { Person, Said, Shown } from './platform.ts';

/** What stands on the telephones of people who write SMS, by their number in E.164. */
export function smsScreens() {
  const screens = new Map<string, Shown[]>();
  function at(number: string): Shown[] {
    const screen = screens.get(number) ?? [];
    screens.set(number, screen);
    return screen;
  }
  return {
    of: (number: string): readonly Shown[] => at(number),
    show(number: string, shown: Omit<Shown, 'files' | 'at'> & { readonly files?: readonly string[] }): void {
      at(number).push({ files: [], ...shown, at: new Date() });
    },
  };
}

/** The number a person writes from. */
export function numberOf(person: Person): string {
  return person.phone ?? person.id;
}

/** SMS has no map: people write where they are. */
export function textOf(said: Said): string {
  const place = said.point ? [`(${said.point.lat}, ${said.point.lon})`] : [];
  return [said.text ?? '', ...place].filter((one) => one !== '').join(' ');
}

/** Work that goes on behind an answer, such as reports of delivery; disposing waits for it. */
export function backgroundWork(): AsyncDisposable & { readonly run: (work: () => Promise<unknown>) => void } {
  const running = new Set<Promise<unknown>>();
  return {
    run(work) {
      const one: Promise<unknown> = work()
        .catch(() => undefined)
        .finally(() => running.delete(one));
      running.add(one);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(running);
    },
  };
}
