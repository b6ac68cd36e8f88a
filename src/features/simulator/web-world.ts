import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { problem } from '../../contract/common.ts';
import { submitted } from '../../contract/public.ts';
import {
  watchedTracking,
  type DoorAnswer,
  type SimulatedPerson,
  type SimulatedReport,
} from '../../contract/simulator.ts';
import { newerThan, type Journal } from './journal.ts';
import type { ArchivedFile } from './mail-archive.ts';

export type WebReport = {
  readonly text: string;
  readonly unitCode?: string | undefined;
  readonly categoryCode?: string | undefined;
  readonly address?: string | undefined;
  readonly nameless: boolean;
  readonly hideIdentity: boolean;
  readonly lang: 'vi' | 'en';
  readonly twice: boolean;
  readonly files: readonly ArchivedFile[];
};

type Parts = {
  /** Address of the hub as this machine reaches it, without a slash at the end. */
  readonly hubUrl: string;
  readonly journal: Journal;
  readonly log: { warn: (fields: object, message: string) => void };
};

const MAX_REPORTS = 60;
/** Tracking pages looked at in one round: the newest; a person has no more tabs open than that. */
const MAX_WATCHED = 12;
const REFRESH_MS = 2_500;
const TIMEOUT_MS = 20_000;

const trackingAddress = z.string().transform((value) => new URL(value, 'http://hub.example'));

/** A browser outside: posts the public form like any other, and reads the tracking pages that it was given. */
export class WebWorld implements AsyncDisposable {
  readonly #parts: Parts;
  readonly #stop = new AbortController();
  #reports: SimulatedReport[] = [];
  #refreshedAt = 0;
  #refreshing: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#refreshing;
  }

  since(position: number): SimulatedReport[] {
    return newerThan(this.#reports, position);
  }

  clear(): void {
    this.#reports = [];
  }

  /** Posts a report as `person`; `twice` posts the very same form again, as an impatient thumb does. */
  async send(person: SimulatedPerson, report: WebReport): Promise<DoorAnswer> {
    const submission = randomUUID();
    let answer = await this.#post(person, report, submission);
    if (report.twice) answer = await this.#post(person, report, submission);
    return answer;
  }

  /** Reads the watched tracking pages again, unless that was done moments ago. Answers do not wait for it. */
  refreshWhenOld(now: number): void {
    if (now - this.#refreshedAt < REFRESH_MS) return;
    this.#refreshedAt = now;
    void this.refresh();
  }

  /** Reads the watched tracking pages; joins a reading that is under way. Never rejects. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#lookAtAll().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #post(person: SimulatedPerson, report: WebReport, submission: string): Promise<DoorAnswer> {
    const answer = await this.#exchange(formOf(person, report, submission));
    const line = { channel: 'web', personId: person.id, direction: 'to_hub' } as const;
    if (answer.outcome === 'accepted') {
      const what = { vi: 'Gửi phản ánh qua cổng web', en: 'A report was sent by the web form' };
      this.#remember(person, report, answer);
      this.#parts.journal.write({ ...line, outcome: 'passed', what, detail: answer.detail, link: answer.link });
    } else if (answer.outcome === 'refused') {
      const { status, message } = answer;
      const what = {
        vi: `Cổng web từ chối (${status}): ${message.vi}`,
        en: `The web form refused (${status}): ${message.en}`,
      };
      this.#parts.journal.write({ ...line, outcome: 'refused', what, detail: null, link: null });
    } else {
      const what = { vi: 'Không gửi được: cổng web không trả lời', en: 'Not sent: the web form does not answer' };
      this.#parts.journal.write({ ...line, outcome: 'failed', what, detail: answer.detail, link: null });
    }
    return answer;
  }

  async #exchange(body: FormData): Promise<DoorAnswer> {
    const url = `${this.#parts.hubUrl}/webhooks/web/web`;
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        signal: this.#signal(),
        headers: { accept: 'application/json' },
      });
      const content: unknown = await response.json().catch(() => null);
      const accepted = submitted.safeParse(content);
      if (response.ok && accepted.success) {
        const { code, trackingUrl } = accepted.data;
        return { outcome: 'accepted', detail: code, link: trackingAddress.parse(trackingUrl).pathname };
      }
      const refused = problem.safeParse(content);
      return {
        outcome: 'refused',
        status: response.status,
        message: refused.success ? wordsOf(refused.data) : unclear(response.status),
      };
    } catch (error) {
      return { outcome: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  #remember(
    person: SimulatedPerson,
    report: WebReport,
    answer: { readonly detail: string; readonly link: string | null },
  ): void {
    if (answer.link === null || this.#reports.some((known) => known.code === answer.detail)) return;
    this.#reports.push({
      seq: this.#parts.journal.next(),
      at: new Date().toISOString(),
      personId: person.id,
      code: answer.detail,
      trackingPath: answer.link,
      text: report.text,
      tracking: null,
    });
    if (this.#reports.length > MAX_REPORTS) this.#reports.shift();
  }

  async #lookAtAll(): Promise<void> {
    await Promise.all(this.#reports.slice(-MAX_WATCHED).map((report) => this.#look(report)));
  }

  async #look(report: SimulatedReport): Promise<void> {
    const token = report.trackingPath.split('/').at(-1) ?? '';
    const url = `${this.#parts.hubUrl}/api/v1/public/tickets/${encodeURIComponent(report.code)}?token=${encodeURIComponent(token)}`;
    try {
      const response = await fetch(url, { signal: this.#signal(), headers: { accept: 'application/json' } });
      if (!response.ok) return;
      const tracking = watchedTracking.parse(await response.json());
      if (JSON.stringify(tracking) === JSON.stringify(report.tracking)) return;
      this.#noteAnswers(report, tracking);
      this.#reports = this.#reports.map((known) =>
        known.code === report.code ? { ...known, tracking, seq: this.#parts.journal.next() } : known,
      );
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#parts.log.warn({ err: error }, 'simulator could not read a tracking page');
    }
  }

  #noteAnswers(report: SimulatedReport, tracking: SimulatedReport['tracking']): void {
    const seen = new Set(report.tracking?.messages.map((message) => message.id));
    for (const message of tracking?.messages ?? []) {
      if (message.from === 'sender' || seen.has(message.id)) continue;
      this.#parts.journal.write({
        channel: 'web',
        personId: report.personId,
        direction: 'from_hub',
        outcome: 'passed',
        what: { vi: 'Có trả lời trên trang theo dõi', en: 'An answer stands on the tracking page' },
        detail: `${report.code} · ${message.text.slice(0, 300)}`,
        link: report.trackingPath,
      });
    }
  }

  #signal(): AbortSignal {
    return AbortSignal.any([this.#stop.signal, AbortSignal.timeout(TIMEOUT_MS)]);
  }
}

function formOf(person: SimulatedPerson, report: WebReport, submission: string): FormData {
  const form = new FormData();
  const fields = {
    submission,
    text: report.text,
    contactKind: person.kind === 'business' ? 'business' : 'person',
    lang: report.lang,
    website: '',
    ...(!report.nameless && {
      name: person.name,
      email: person.mail,
      ...(person.phone !== null && { phone: person.phone }),
    }),
    ...(report.unitCode && { unitCode: report.unitCode }),
    ...(report.categoryCode && { categoryCode: report.categoryCode }),
    ...(report.address && { address: report.address }),
    ...(report.hideIdentity && { hideIdentity: 'on' }),
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of report.files)
    form.append('photos', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
  return form;
}

function wordsOf({ error }: z.infer<typeof problem>): { vi: string; en: string } {
  const fields = error.fields ?? [];
  return {
    vi: [error.message.vi, ...fields.map((field) => field.message.vi)].join(' '),
    en: [error.message.en, ...fields.map((field) => field.message.en)].join(' '),
  };
}

function unclear(status: number): { vi: string; en: string } {
  return {
    vi: `Cổng web trả lời mã ${status} mà không giải thích.`,
    en: `The web form answered ${status} without a reason.`,
  };
}
