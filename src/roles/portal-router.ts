import type { Router } from 'express';
import type { PortalContact, PortalReference } from '../contract/portal-pages.ts';
import type { Context } from '../context.ts';
import type { ReceiveResult } from '../features/portal/portal-deps.ts';
import { presentPortalReference } from '../features/portal/portal-reference.ts';
import { createPortalRoutes } from '../features/portal/portal-routes.ts';
import { describeError } from '../http/errors.ts';
import type { Limits } from '../platform/limits.ts';
import { builtAssets } from '../platform/web-manifest.ts';

const megabyte = 1024 * 1024;
/** How long a person's browser waits for the ticket before it is shown the page of a report just received. */
const patienceMs = 1500;

/** The portal on the hub's own services. */
export function portalRouter(context: Context, input: { readonly limits: Limits; readonly webDir: string }): Router {
  const { config, intake, tracking, tickets, reference, accounts, files, log, now } = context;
  const assets = builtAssets(input.webDir, 'portal/islands/main.ts');

  async function contacts(): Promise<PortalContact[]> {
    const mail = (await accounts.list()).find((line) => line.kind === 'email' && line.active);
    const address = mail?.settings['address'];
    return [
      { channel: 'voice', label: '1022', href: 'tel:1022' },
      ...(typeof address === 'string' ? [{ channel: 'email', label: address, href: `mailto:${address}` }] : []),
    ];
  }

  async function untilTicket(code: string): Promise<void> {
    const end = Date.now() + patienceMs;
    while (Date.now() < end && (await tickets.file(code)) === null)
      await new Promise((resolve) => setTimeout(resolve, 40));
  }

  return createPortalRoutes({
    async receive(raw): Promise<ReceiveResult> {
      const received = await intake.receive('web', 'web', raw);
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
      const key = variant === 'picture' ? record?.shownKey : record?.storeKey;
      const found = record && key ? await files.open(key) : null;
      if (!record || !found) return null;
      return {
        name: record.name,
        type: variant === 'picture' ? 'image/jpeg' : record.type,
        size: found.size,
        open: () => found.stream,
      };
    },
    reference: async (): Promise<PortalReference> =>
      presentPortalReference(await reference.current(), await contacts()),
    assets: () => assets,
    render: context.render,
    limits: { maxPhotos: 5, maxPhotoBytes: 10 * megabyte, maxText: 10_000, maxBodyBytes: 27 * megabyte },
    throttle: {
      submit: input.limits.byPeer({ name: 'portal-submit', points: 120, seconds: 600 }),
      look: input.limits.byPeer({ name: 'portal-look', points: 1200, seconds: 600 }),
      act: input.limits.byPeer({ name: 'portal-act', points: 120, seconds: 600 }),
    },
    statusOf(error) {
      const { status } = describeError(error);
      if (status >= 500) log.error({ err: error }, 'a portal page failed');
      return status;
    },
    baseUrl: config.publicUrl,
    secureCookies: config.publicUrl.startsWith('https://'),
    now,
    newSubmission: context.newSubmission,
  });
}
