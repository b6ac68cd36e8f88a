import type { AccessRow } from './access-row.ts';

/** Channels, what goes out over them and the words of it. */
export const channelRows: Readonly<Record<string, AccessRow>> = {
  'get /channels': { centre: true, by: 'administrator' },
  'get /channel-kinds': { centre: true, by: 'administrator' },
  'get /channels/:id': { centre: true, ids: 'channel', by: 'administrator' },
  'put /channels/:id': {
    centre: true,
    ids: 'channel',
    by: 'administrator',
    body: { kind: 'web', name: 'Cổng phản ánh', settings: {} },
  },
  'post /channels/:id/pause': { centre: true, ids: 'channel', by: 'administrator' },
  'post /channels/:id/resume': { centre: true, ids: 'channel', by: 'administrator' },
  'post /channels/:id/test': { centre: true, ids: 'channel', by: 'administrator', body: {} },
  'post /channels/:id/connect': { centre: true, ids: 'channel', by: 'administrator' },
  'post /channels/:id/connected': { centre: true, ids: 'channel', by: 'administrator', body: { query: {} } },
  'post /previews': { body: { account: 'web', text: 'Xin chào' } },
  'get /deliveries': {},
  'get /templates': {},
  'post /templates': {
    centre: true,
    by: 'administrator',
    body: { key: 'answer', channel: 'zalo', lang: 'vi', subject: null, body: '{{text}}', before: null },
  },
  'post /templates/reset': {
    centre: true,
    by: 'administrator',
    body: { key: 'answer', channel: '*', lang: 'vi' },
  },
};
