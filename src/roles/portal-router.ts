import type { Router } from 'express';
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PortalReference } from '../contract/portal-pages.ts';
import type { Context } from '../context.ts';
import type { ReceiveResult } from '../features/portal/portal-deps.ts';
import { presentPortalReference, type WayIn } from '../features/portal/portal-reference.ts';
import { presentFrame } from '../features/portal/portal-presenter.ts';
import { createPortalRoutes } from '../features/portal/portal-routes.ts';
import { uploadRoutes } from '../features/uploads/upload-routes.ts';
import { widgetRoutes } from '../features/widget/widget-routes.ts';
import { describeError } from '../http/errors.ts';
import type { Limits } from '../platform/limits.ts';
import { builtAssets } from '../platform/web-manifest.ts';

const megabyte = 1024 * 1024;
/** The account of the portal's own form and chat; it is there from the first start. */
const webAccount = 'web';
/** How long a person's browser waits for the ticket before it is shown the page of a report just received. */
const patienceMs = 1500;

/** The portal on the hub's own services. */
export function portalRouter(context: Context, input: { readonly limits: Limits; readonly webDir: string }): Router {
  const { config, intake, tracking, tickets, reference, accounts, files, log, now } = context;
  const { limits } = input;
  const assets = builtAssets(input.webDir, 'portal/islands/main.ts');
  const widgetAssets = builtAssets(input.webDir, 'widget/chat.ts');
  const look = limits.byPeer({ name: 'portal-look', points: 1200, seconds: 600 });

  /** Scripts with a name of their own, beside the page assets; null when the pages were not built. */
  function script(name: string) {
    const file = path.join(input.webDir, name);
    return existsSync(file) ? createReadStream(file) : null;
  }

  async function referenceOfPortal(): Promise<PortalReference> {
    return presentPortalReference(await reference.current(), await waysIn());
  }

  /** Sites that an administrator allowed to show the chat; anything but an origin could change the page's policy. */
  async function widgetSites(): Promise<string[]> {
    const setting = (await accounts.find(webAccount))?.settings['widgetSites'];
    const listed = typeof setting === 'string' ? setting.split(/[\s,]+/) : [];
    return listed.filter((site) => /^https?:\/\/(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?$/i.test(site));
  }

  async function waysIn(): Promise<WayIn[]> {
    const mail = (await accounts.list()).find((line) => line.kind === 'email' && line.active);
    const address = mail?.settings['address'];
    return [
      { kind: 'voice', label: '1022', href: 'tel:1022' },
      ...(typeof address === 'string' ? [{ kind: 'email', label: address, href: `mailto:${address}` }] : []),
    ];
  }

  async function untilTicket(code: string): Promise<void> {
    const end = Date.now() + patienceMs;
    while (Date.now() < end && (await tickets.file(code)) === null)
      await new Promise((resolve) => setTimeout(resolve, 40));
  }

  return createPortalRoutes({
    async receive(raw): Promise<ReceiveResult> {
      const received = await intake.receive('web', webAccount, raw);
      if (!received.ok) return { ...received, fields: received.fields ?? [] };
      const [report] = received.reports;
      if (!report) throw new Error('the web form was accepted without a receipt');
      await untilTicket(report.code);
      return {
        ok: true,
        code: report.code,
        trackingUrl: `${config.publicUrl}/t/${report.code}/${report.token}`,
        fresh: report.fresh,
      };
    },
    status: tracking.status,
    track: tracking.track,
    rate: tracking.rate,
    reopen: tracking.reopen,
    supplement: tracking.supplement,
    async file(link, id, variant) {
      const record = await tracking.attachment(link, id);
      // A picture goes out as it was encoded anew: the link may be handed on, and the original tells where it was taken.
      const isPicture = variant === 'picture' || record?.shownKey !== null;
      const key = isPicture ? record?.shownKey : record.storeKey;
      const found = record && key ? await files.open(key) : null;
      if (!record || !found) return null;
      return {
        name: isPicture ? `${path.parse(record.name).name}.jpg` : record.name,
        type: isPicture ? 'image/jpeg' : record.type,
        size: found.size,
        open: () => found.stream,
      };
    },
    proofs: context.proofs,
    admission: {
      proofs: context.proofs,
      limits: {
        plain: limits.tries({ name: 'portal-plain', points: 60, seconds: 600 }),
        plainWhilePressed: limits.tries({ name: 'portal-plain-pressed', points: 10, seconds: 600 }),
        plainOfAll: limits.tries({ name: 'portal-plain-all', points: 600, seconds: 600 }),
        address: limits.tries({ name: 'portal-address', points: 10, seconds: 3600 }),
      },
      wait: (ms) => wait(ms),
    },
    manyProofs: [
      limits.tries({ name: 'proofs-many', points: 30, seconds: 600 }),
      limits.tries({ name: 'proofs-very-many', points: 120, seconds: 600 }),
    ],
    codes: context.codes,
    confirms: context.confirms,
    senders: context.senders,
    meToo: context.meToo,
    answers: context.answers,
    uploads: context.uploads,
    rooms: {
      uploads: uploadRoutes(context.uploads, {
        begin: limits.byPeer({ name: 'upload-begin', points: 60, seconds: 600 }),
        piece: limits.byPeer({ name: 'upload-piece', points: 3000, seconds: 600 }),
      }),
      widget: widgetRoutes({
        chat: context.chat,
        limits: {
          conversation: limits.tries({ name: 'chat-conversation', points: 60, seconds: 600 }),
          freely: limits.tries({ name: 'chat-freely', points: 15, seconds: 300 }),
          fresh: limits.tries({ name: 'chat-fresh', points: 10, seconds: 600 }),
        },
        throttle: {
          look: limits.byPeer({ name: 'chat-look', points: 20_000, seconds: 600 }),
          act: limits.byPeer({ name: 'chat-act', points: 300, seconds: 600 }),
        },
        async page({ lang, theme }) {
          const frame = presentFrame({
            lang,
            path: `/widget?theme=${theme}`,
            assets: widgetAssets,
            reference: await referenceOfPortal(),
          });
          return context.render({ kind: 'widget', frame, theme });
        },
        loader: () => script('widget.js'),
        sites: widgetSites,
      }),
    },
    serviceWorker: () => script('sw.js'),
    reference: referenceOfPortal,
    assets: () => assets,
    render: context.render,
    limits: { maxPhotos: 5, maxPhotoBytes: 10 * megabyte, maxText: 10_000, maxBodyBytes: 27 * megabyte },
    throttle: {
      submit: limits.byPeer({ name: 'portal-submit', points: 120, seconds: 600 }),
      look,
      act: limits.byPeer({ name: 'portal-act', points: 120, seconds: 600 }),
      code: limits.byPeer({ name: 'portal-code', points: 40, seconds: 600 }),
      // A whole office may look at the same report from one address.
      meToo: limits.byPeer({ name: 'portal-me-too', points: 40, seconds: 600 }),
    },
    statusOf(error) {
      const { status } = describeError(error);
      if (status >= 500) log.error({ err: error }, 'a portal page failed');
      return status;
    },
    baseUrl: config.publicUrl,
    isSecure: config.publicUrl.startsWith('https://'),
    now,
    newSubmission: context.newSubmission,
  });
}
