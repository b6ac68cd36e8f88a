/** The part of the package `smpp` that we use; it brings no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server, Socket } from 'node:net';

  export type Pdu = {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly [field: string]: unknown;
    isResponse(): boolean;
    response(fields?: Readonly<Record<string, unknown>>): Pdu;
  };
  export class PDU {
    /** Longest PDU that is read, in bytes. */
    static maxLength: number;
    constructor(command: string, fields?: Readonly<Record<string, unknown>>);
    toBuffer(): Buffer;
  }
  export class Session extends EventEmitter {
    readonly socket: Socket;
    /** False: the connection takes nothing any more. */
    send(pdu: Pdu | PDU, onAnswer?: (answer: Pdu) => void): boolean;
    close(done?: () => void): void;
    destroy(done?: () => void): void;
  }
  export function connect(options: { readonly host: string; readonly port: number; readonly tls?: boolean }): Session;
  export function createServer(listener: (session: Session) => void): Server;
}

declare module 'smpp/lib/defs.js' {
  type Field = { filter?: unknown };
  export const commands: Readonly<Record<string, { readonly params?: Readonly<Record<string, Field>> }>>;
  export const tlvs: Readonly<Record<string, Field>>;
  export const encodings: {
    /** The default alphabet of GSM 03.38, a septet to a byte. */
    readonly ASCII: { encode(text: string): Buffer; decode(bytes: Buffer): string };
  };
}
