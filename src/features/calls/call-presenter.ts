import {
  recordingProblems,
  type CallBackLine,
  type CallRow,
  type CardTicket,
  type RecordingView,
} from '../../contract/calls.ts';
import type { TicketRow } from '../../contract/tickets.ts';
import { maskExcerpt } from '../../domain/text/entities.ts';
import { showPhone } from '../../lib/show-phone.ts';
import { readCallBackNote } from './call-back-note.ts';
import type { CallBackRecord } from './call-back-views.ts';
import type { CallRecord } from './call-views.ts';

/** Who looks: their id, and the telephone before them. */
export type Viewer = { readonly id: string; readonly extension: string | null };

/** A claim that nobody has finished after this long is anybody's. */
const staleMs = 20 * 60_000;

export function isStaleClaim(claimedAt: Date, now: Date): boolean {
  return now.getTime() - claimedAt.getTime() >= staleMs;
}

function presentCaller(number: string | null): CallRow['caller'] {
  return { number, shown: number === null ? null : showPhone(number) };
}

function presentContact(row: Pick<CallRecord, 'contactId' | 'contactName' | 'contactKind'>): CallRow['contact'] {
  const { contactId, contactName, contactKind } = row;
  return contactId === null || contactKind === null ? null : { id: contactId, name: contactName, kind: contactKind };
}

function presentRecording(call: Pick<CallRecord, 'id' | 'recording' | 'storeKey' | 'recordingProblem'>): RecordingView {
  const problem = recordingProblems.find((one) => one === call.recordingProblem) ?? null;
  if (call.storeKey !== null) return { state: 'here', problem: null, url: `/api/v1/calls/${call.id}/recording` };
  if (call.recording === null) return { state: 'none', problem: null, url: null };
  return { state: problem === null ? 'waiting' : 'missing', problem, url: null };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** A call as this viewer sees it. */
export function presentCall(call: CallRecord, viewer: Viewer): CallRow {
  const extensions = call.extension === null ? [] : call.extension.split(',');
  const ringsHere = call.state === 'ringing' && viewer.extension !== null && extensions.includes(viewer.extension);
  return {
    id: call.id,
    direction: call.direction,
    state: call.state,
    caller: presentCaller(call.caller),
    contact: presentContact(call),
    hotline: call.hotline,
    extensions,
    startedAt: call.startedAt.toISOString(),
    answeredAt: iso(call.answeredAt),
    endedAt: iso(call.endedAt),
    talkSeconds: call.talkSeconds,
    hasVoicemail: call.hasVoicemail,
    takenBy: call.takenBy === null ? null : { id: call.takenBy, name: call.takenByName ?? '' },
    isMine: ringsHere || call.takenBy === viewer.id,
    recording: presentRecording(call),
    // As in every list.
    tickets: call.tickets.map((ticket) => ({ ...ticket, subject: maskExcerpt(ticket.subject) })),
  };
}

/** What waits to be called back, as this viewer sees it. */
export function presentCallBack(line: CallBackRecord, viewer: Viewer, now: Date): CallBackLine {
  const note = readCallBackNote(line.note);
  const { claimedBy, claimedAt } = line;
  const lastTries = [note.lastAt, iso(line.dialledAt)].filter((at) => at !== null).toSorted();
  return {
    callId: line.callId,
    caller: presentCaller(line.caller),
    contact: presentContact(line),
    count: line.count,
    firstAt: line.firstAt.toISOString(),
    lastAt: line.lastAt.toISOString(),
    hasVoicemail: line.hasVoicemail,
    messages: line.messages.map((message) => ({ callId: message.id, recording: presentRecording(message) })),
    claim:
      claimedBy === null || claimedAt === null
        ? null
        : {
            by: { id: claimedBy, name: line.claimedByName ?? '' },
            isMine: claimedBy === viewer.id,
            at: claimedAt.toISOString(),
            isStale: isStaleClaim(claimedAt, now),
          },
    // Of a try that the exchange told of and the operator wrote down, one is counted.
    tries: Math.max(note.tries, line.dialled),
    lastTryAt: lastTries.at(-1) ?? null,
    againAt: note.againAt,
  };
}

/** Of a missed call: how it ended; null while it waits. */
export function presentSettled(call: CallRecord) {
  const { outcome, reason } = readCallBackNote(call.callBackNote);
  if (call.calledBackAt === null || outcome === null) return null;
  return { at: call.calledBackAt.toISOString(), by: call.calledBackByName, outcome, reason };
}

const finished: ReadonlySet<TicketRow['state']> = new Set([
  'answered',
  'closed',
  'refused',
  'diverted',
  'merged',
  'spam',
]);

/** The tickets of a card: those that somebody still works on, and the last of the others. */
export function presentCardTickets(
  rows: readonly TicketRow[],
  mostFinished: number,
): { readonly open: CardTicket[]; readonly last: CardTicket[] } {
  const cards = rows.map(({ id, code, subject, state, leadAgency, clock, createdAt }) => ({
    id,
    code,
    subject,
    state,
    leadAgency,
    clock,
    createdAt,
  }));
  return {
    open: cards.filter((card) => !finished.has(card.state)),
    last: cards.filter((card) => finished.has(card.state)).slice(0, mostFinished),
  };
}
