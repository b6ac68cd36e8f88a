import type { Profile } from './profile.ts';

/** An aggregator: where it is, and how it speaks. */
export type Preset = { readonly baseUrl: string | null; readonly profile: Profile };

/** eSMS.vn (ViHAT): brandname messages out, short codes in by GET, reports by an unsigned GET. */
const esms: Preset = {
  baseUrl: 'https://rest.esms.vn',
  profile: {
    sending: {
      path: '/MainService.svc/json/SendMultipleMessage_V4_post_json/',
      method: 'POST',
      body: 'json',
      headers: {},
      fields: {
        ApiKey: '{{apiKey}}',
        SecretKey: '{{secretKey}}',
        Phone: '{{to}}',
        Content: '{{text}}',
        Brandname: '{{brandname}}',
        SmsType: '2',
        IsUnicode: '{{unicode}}',
        RequestId: '{{id}}',
        CallbackUrl: '{{callbackUrl}}',
      },
      numbers: [],
      checksum: null,
      phone: 'digits',
      strip: '',
      codePath: 'CodeResult',
      errorPath: '',
      success: ['100'],
      duplicate: ['124'],
      idPath: 'SMSID',
      successPattern: '',
      errors: {
        // The number is blocked at eSMS.
        '99': 'recipient_unreachable',
        '101': 'reauth',
        '102': 'config',
        '103': 'config',
        '104': 'config',
        '108': 'recipient_unreachable',
        // This machine is not on the list of those that may send.
        '140': 'config',
        '146': 'config',
        '177': 'config',
        '199': 'retry',
      },
      isIdempotent: true,
      isReplyOnly: false,
    },
    inbound: {
      fields: { id: 'smsid', from: 'sender', text: 'content', to: 'serviceNumber', time: 'receiverTime' },
      checksum: {
        field: 'sign',
        algorithm: 'md5',
        of: '{{cpid}}{{smsid}}{{content}}{{receiverTime}}{{secret}}',
        encoding: 'either',
      },
      replyType: 'text/xml',
      // An empty message: the answer goes out by the outbox, and only once.
      reply:
        '<ClientResponse><Message></Message><Smsid>{{smsid}}</Smsid><Receiver>{{sender}}</Receiver></ClientResponse>',
    },
    status: {
      fields: { id: 'SMSID', message: 'RequestId', detail: 'error_info' },
      rules: [
        { when: { SendStatus: '5', SendSuccess: '>0' }, state: 'delivered' },
        { when: { SendStatus: '5' }, state: 'failed', errorClass: 'recipient_unreachable' },
        { when: { SendStatus: '4' }, state: 'failed', errorClass: 'permanent' },
        { when: { SendStatus: '1' }, state: 'sent' },
        { when: { SendStatus: '2' }, state: 'sent' },
        { when: { SendStatus: '7' }, state: 'sent' },
      ],
      isSigned: false,
    },
    ask: {
      path: '/MainService.svc/json/GetSendStatus',
      method: 'GET',
      fields: { RefId: '{{providerId}}', ApiKey: '{{apiKey}}', SecretKey: '{{secretKey}}' },
      codePath: 'CodeResponse',
      success: ['100'],
    },
    check: {
      path: '/MainService.svc/json/GetBalance_json',
      fields: { ApiKey: '{{apiKey}}', SecretKey: '{{secretKey}}' },
      codePath: 'CodeResponse',
      success: ['100'],
    },
  },
};

/** V-COM: short codes by JSON; an answer belongs to the message it answers and is charged or not. */
const vcom: Preset = {
  baseUrl: 'https://sms-api.v-com.vn',
  profile: {
    sending: {
      path: '/api/v2/send-mt',
      method: 'POST',
      body: 'json',
      headers: {},
      fields: {
        client_id: '{{clientId}}',
        request_id: '{{request}}',
        service_id: '{{serviceNumber}}',
        command_code: '{{commandCode}}',
        mt_code: '{{id}}',
        message: '{{text}}',
        is_charged: '0',
        time: '{{time}}',
      },
      numbers: ['is_charged', 'time'],
      checksum: {
        field: 'checksum',
        algorithm: 'sha256',
        of: '{{clientId}}{{request}}{{id}}{{secretKey}}{{time}}',
        encoding: 'base64',
      },
      phone: 'digits',
      strip: '',
      codePath: 'data.code',
      errorPath: 'errors.code',
      success: ['200'],
      duplicate: ['104'],
      idPath: '',
      successPattern: '',
      errors: { '102': 'permanent', '106': 'config', '108': 'config' },
      isIdempotent: true,
      isReplyOnly: true,
    },
    inbound: {
      fields: { id: 'request_id', from: 'phone', text: 'message', to: 'service_id', time: 'time' },
      checksum: {
        field: 'checksum',
        algorithm: 'sha256',
        of: '{{client_id}}{{request_id}}{{phone}}{{secret}}{{time}}',
        encoding: 'base64',
      },
      replyType: 'application/json',
      reply: '{"data":{"code":200,"status":"success","message":""}}',
    },
    status: { fields: { id: '', message: '', detail: '' }, rules: [], isSigned: false },
    ask: null,
    check: null,
  },
};

/** A plain shape for gateways of one's own; most others differ from it in names alone. */
const generic: Preset = {
  baseUrl: null,
  profile: {
    sending: {
      path: '/messages',
      method: 'POST',
      body: 'json',
      headers: { authorization: 'Bearer {{apiKey}}' },
      fields: { id: '{{id}}', to: '{{to}}', from: '{{brandname}}', text: '{{text}}', callback: '{{callbackUrl}}' },
      numbers: [],
      checksum: null,
      phone: 'e164',
      strip: '',
      codePath: '',
      errorPath: '',
      success: [],
      duplicate: [],
      idPath: 'id',
      successPattern: '',
      errors: {},
      isIdempotent: false,
      isReplyOnly: false,
    },
    inbound: {
      fields: { id: 'id', from: 'from', text: 'text', to: 'to', time: 'time' },
      checksum: { field: 'header:x-signature', algorithm: 'hmac-sha256', of: '{{body}}', encoding: 'either' },
      replyType: 'text/plain',
      reply: 'ok',
    },
    status: {
      fields: { id: 'id', message: 'reference', detail: 'error' },
      rules: [
        { when: { status: 'delivered' }, state: 'delivered' },
        { when: { status: 'read' }, state: 'read' },
        { when: { status: 'failed' }, state: 'failed', errorClass: 'permanent' },
        { when: { status: 'undelivered' }, state: 'failed', errorClass: 'recipient_unreachable' },
        { when: { status: 'sent' }, state: 'sent' },
        { when: { status: 'queued' }, state: 'sent' },
      ],
      isSigned: true,
    },
    ask: null,
    check: null,
  },
};

export const presets = { esms, vcom, generic } as const satisfies Record<string, Preset>;
