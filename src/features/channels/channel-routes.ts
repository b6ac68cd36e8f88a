import { z } from 'zod';
import {
  channelDetail,
  channelId,
  channelKindView,
  channelList,
  channelSaved,
  channelTestRequest,
  channelTestResult,
  connectFinish,
  connectStarted,
  preview,
  previewRequest,
} from '../../contract/channels.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { ChannelAdminService } from './channel-admin-service.ts';

const tag = 'Channels';

/** The channels of the hub: how they are, how they are connected, and whether they work. */
export function channelRoutes(service: ChannelAdminService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/channels',
      tag,
      summary: 'All accounts with their health',
      access: 'channel:read',
      response: channelList,
      handle: () => service.list(),
    }),
    staffRoute({
      method: 'get',
      path: '/channel-kinds',
      tag,
      summary: 'Kinds of channels and their settings',
      access: 'channel:read',
      response: z.array(channelKindView),
      handle: () => Promise.resolve(service.kinds()),
    }),
    staffRoute({
      method: 'get',
      path: '/channels/:id',
      tag,
      summary: 'One account with its open settings',
      access: 'channel:read',
      params: channelId,
      response: channelDetail,
      handle: ({ params }) => service.detail(params.id),
    }),
    staffRoute({
      method: 'put',
      path: '/channels/:id',
      tag,
      summary: 'Add an account or change its settings',
      access: 'channel:write',
      params: channelId,
      body: channelSaved,
      response: channelDetail,
      handle: ({ params, body }) => service.save(params.id, body),
    }),
    ...(['pause', 'resume'] as const).map((what) =>
      staffRoute({
        method: 'post',
        path: `/channels/:id/${what}`,
        tag,
        summary: what === 'pause' ? 'Send nothing on this account for now' : 'Send on this account again',
        access: 'channel:write',
        params: channelId,
        response: channelDetail,
        handle: ({ params }) => service.setActive(params.id, what === 'resume'),
      }),
    ),
    staffRoute({
      method: 'post',
      path: '/channels/:id/test',
      tag,
      summary: 'Check the settings against the platform, and send a trial message',
      access: 'channel:write',
      params: channelId,
      body: channelTestRequest,
      response: channelTestResult,
      handle: ({ params, body }) => service.test(params.id, body.to),
    }),
    staffRoute({
      method: 'post',
      path: '/channels/:id/connect',
      tag,
      summary: "Begin to connect by the platform's consent page",
      access: 'channel:write',
      params: channelId,
      response: connectStarted,
      handle: ({ actor, params }) => service.connect(actor.id, params.id),
    }),
    staffRoute({
      method: 'post',
      path: '/channels/:id/connected',
      tag,
      summary: "Come back from the platform's consent page",
      access: 'channel:write',
      params: channelId,
      body: connectFinish,
      response: channelDetail,
      handle: ({ actor, params, body }) => service.finishConnect(actor.id, params.id, body.query),
    }),
    staffRoute({
      method: 'post',
      path: '/previews',
      tag,
      summary: "A text as an account's channel would show it",
      access: 'ticket:read',
      body: previewRequest,
      response: preview,
      handle: ({ body }) => service.preview(body.account, body.text),
    }),
  ];
}
