import type { SendErrorClass } from '../../src/channels/outbound.ts';

type Meaning = { readonly name: string; readonly errorClass: SendErrorClass };

const meanings: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [0x01, { name: 'ESME_RINVMSGLEN', errorClass: 'permanent' }],
  [0x04, { name: 'ESME_RINVBNDSTS', errorClass: 'retry' }],
  [0x05, { name: 'ESME_RALYBND', errorClass: 'retry' }],
  [0x08, { name: 'ESME_RSYSERR', errorClass: 'retry' }],
  [0x0a, { name: 'ESME_RINVSRCADR', errorClass: 'config' }],
  [0x0b, { name: 'ESME_RINVDSTADR', errorClass: 'recipient_unreachable' }],
  [0x0d, { name: 'ESME_RBINDFAIL', errorClass: 'reauth' }],
  [0x0e, { name: 'ESME_RINVPASWD', errorClass: 'reauth' }],
  [0x0f, { name: 'ESME_RINVSYSID', errorClass: 'reauth' }],
  [0x14, { name: 'ESME_RMSGQFUL', errorClass: 'retry' }],
  [0x15, { name: 'ESME_RINVSERTYP', errorClass: 'config' }],
  [0x43, { name: 'ESME_RINVESMCLASS', errorClass: 'config' }],
  [0x45, { name: 'ESME_RSUBMITFAIL', errorClass: 'permanent' }],
  [0x48, { name: 'ESME_RINVSRCTON', errorClass: 'config' }],
  [0x49, { name: 'ESME_RINVSRCNPI', errorClass: 'config' }],
  [0x50, { name: 'ESME_RINVDSTTON', errorClass: 'config' }],
  [0x51, { name: 'ESME_RINVDSTNPI', errorClass: 'config' }],
  [0x53, { name: 'ESME_RINVSYSTYP', errorClass: 'config' }],
  [0x58, { name: 'ESME_RTHROTTLED', errorClass: 'retry' }],
  [0x64, { name: 'ESME_RX_T_APPN', errorClass: 'retry' }],
  [0x65, { name: 'ESME_RX_P_APPN', errorClass: 'permanent' }],
  [0x66, { name: 'ESME_RX_R_APPN', errorClass: 'permanent' }],
]);

/** Statuses of ours and theirs that the code names. */
export const commandStatus = {
  ok: 0x00,
  messageQueueFull: 0x14,
  submitFailed: 0x45,
  throttled: 0x58,
  tryAgain: 0x64,
} as const;

/** The centre asks for patience: the same message may be sent again a little later. */
export function isBusy(status: number): boolean {
  return status === commandStatus.throttled || status === commandStatus.messageQueueFull;
}

/** What a command_status of SMPP 3.4 means for a message; those of vendors (0x400 and up) end it. */
export function statusClass(status: number): SendErrorClass {
  return meanings.get(status)?.errorClass ?? 'permanent';
}

/** For people: the name of the specification and the number. */
export function describeStatus(status: number): string {
  const code = `0x${status.toString(16).toUpperCase().padStart(2, '0')}`;
  const name = meanings.get(status)?.name;
  return name === undefined ? `status ${code}` : `${name} (${code})`;
}
