import type { RequestHandler, Router } from 'express';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { RawInput } from '../../channels/door.ts';
import type { CodeKind, PortalAssets, PortalLimits, PortalPage, PortalReference } from '../../contract/portal-pages.ts';
import type {
  PublicStatus,
  rateRequest,
  reopenRequest,
  supplementRequest,
  TrackingView,
} from '../../contract/public.ts';
import type { AnswerService } from '../answers/answer-service.ts';
import type { MeTooService } from '../incidents/me-too-service.ts';
import type { OneTimeCodes } from '../one-time-code/one-time-code-service.ts';
import type { ProofService } from '../proof/proof-service.ts';
import type { UploadService } from '../uploads/upload-service.ts';
import type { AdmissionDeps, Tries } from './admit-report.ts';
import type { PrivateLink } from './private-link.ts';
import type { SenderService } from './sender-service.ts';

type Bilingual = { readonly vi: string; readonly en: string };

/** Outcome of a posted report. `fresh` is false when this submission had been received before. */
export type ReceiveResult =
  | { readonly ok: true; readonly code: string; readonly trackingUrl: string; readonly fresh: boolean }
  | {
      readonly ok: false;
      readonly status: number;
      readonly code: string;
      readonly message: Bilingual;
      readonly fields: readonly { readonly field: string; readonly message: Bilingual }[];
    };

/** A file that the holder of a tracking link may see. */
export type PortalFile = {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly open: () => Readable;
};

/** What the portal needs from the rest of the hub, and nothing more. */
export type PortalDeps = {
  /** The front door of the web channel; throws when the hub cannot take anything in now. */
  readonly receive: (input: RawInput) => Promise<ReceiveResult>;
  /** By a code in canonical form; null when there is no such ticket. */
  readonly status: (code: string) => Promise<PublicStatus | null>;
  /** Null when code or token is wrong, without a difference that could be measured. */
  readonly track: (link: PrivateLink) => Promise<TrackingView | null>;
  /** These three throw a HubError: `not_found` for a wrong link, `conflict` when it is not possible now. */
  readonly rate: (link: PrivateLink, body: z.infer<typeof rateRequest>) => Promise<void>;
  readonly reopen: (link: PrivateLink, body: z.infer<typeof reopenRequest>) => Promise<void>;
  readonly supplement: (link: PrivateLink, body: z.infer<typeof supplementRequest>) => Promise<void>;
  readonly file: (link: PrivateLink, id: string, variant: 'original' | 'picture') => Promise<PortalFile | null>;
  readonly proofs: ProofService;
  /** What admits a posted report. */
  readonly admission: AdmissionDeps;
  readonly codes: Pick<OneTimeCodes, 'request' | 'check' | 'vouch' | 'vouched'>;
  /** Kinds of addresses that a code can be sent to now. */
  readonly confirms: () => Promise<readonly CodeKind[]>;
  readonly senders: SenderService;
  readonly meToo: MeTooService;
  readonly answers: Pick<AnswerService, 'shelf' | 'read' | 'suggest' | 'helped'>;
  readonly uploads: Pick<UploadService, 'collect' | 'used'>;
  /** Pages of files in pieces and of the chat, which the portal carries. */
  readonly rooms: { readonly uploads: Router; readonly widget: Router };
  /** Script that keeps waiting reports and sends them in the background. */
  readonly serviceWorker: () => Readable | null;
  readonly reference: () => Promise<PortalReference>;
  readonly assets: () => PortalAssets;
  readonly render: (page: PortalPage) => string;
  readonly limits: PortalLimits & { readonly maxBodyBytes: number };
  /** Guards by name; each passes an error of kind `too_many` on, or nothing. */
  readonly throttle: Readonly<Record<'submit' | 'look' | 'act' | 'code' | 'meToo', RequestHandler>>;
  /** Challenges asked for by one peer: above the first the work grows, above the second it grows more. */
  readonly manyProofs: readonly [Tries, Tries];
  /** HTTP status of an error that a route threw; logs what a person must look into. */
  readonly statusOf: (error: unknown) => number;
  /** Address of the portal as people type it, without a slash at the end. */
  readonly baseUrl: string;
  /** People reach the hub by https: cookies travel nowhere else, and every browser can work on a challenge. */
  readonly isSecure: boolean;
  readonly now: () => Date;
  readonly newSubmission: () => string;
};
