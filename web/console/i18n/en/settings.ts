import type { SettingWords } from '../vi/settings.ts';

const diacritics = {
  label: 'Send with diacritics',
  hint: 'With them an SMS holds 70 characters, not 160, and costs twice as much. The sender must be allowed to.',
};
const keyword = {
  label: 'Keyword in front',
  hint: 'What people write first on a shared short code; the hub leaves it out. Several between commas.',
};
const maxSegments = {
  label: 'Most SMS for one answer',
  hint: 'Longer ones are cut at a word and end with the tracking link.',
};

export const settingWords: Readonly<Record<string, SettingWords>> = {
  'web.widgetSites': {
    label: 'Sites that may show the chat',
    hint: 'For example https://bacninh.gov.vn, https://*.bacninh.gov.vn. Empty: the 1022 portal only.',
  },
  'web.programs': {
    label: 'Other programs post the form',
    hint: 'Sites of other agencies, or a kiosk, that post reports straight to the hub.',
    choices: { open: 'Allowed', closed: 'Only the pages of the hub' },
  },

  'email.address': { label: 'Address of the mailbox', hint: 'People write to it, and answers come from it.' },
  'email.displayName': { label: 'Name of the sender', hint: 'Stands beside the address in answers.' },
  'email.imapHost': {
    label: 'Incoming server (IMAP)',
    hint: 'For example imap.bacninh.gov.vn. Empty: nothing is read.',
  },
  'email.imapPort': { label: 'IMAP port' },
  'email.imapMailboxes': { label: 'Folders to read', hint: 'Several between commas.' },
  'email.smtpHost': {
    label: 'Outgoing server (SMTP)',
    hint: 'For example smtp.bacninh.gov.vn. Empty: nothing is sent.',
  },
  'email.smtpPort': { label: 'SMTP port' },
  'email.user': { label: 'User name' },
  'email.password': { label: 'Password', hint: 'For Google: an app password.' },
  'email.accessToken': {
    label: 'OAuth access token',
    hint: 'In place of the password, when something else keeps it fresh.',
  },
  'email.oauthTokenUrl': { label: 'OAuth token address', hint: 'Begins with https://' },
  'email.clientId': { label: 'Client ID (OAuth)' },
  'email.clientSecret': { label: 'Client secret (OAuth)' },
  'email.refreshToken': { label: 'Refresh token (OAuth)' },
  'email.tls': { label: 'Encrypted line (TLS)', hint: 'Switch off only for a mail server on the same machine.' },
  'email.listenPort': {
    label: 'Port for mail handed over (SMTP)',
    hint: 'When your own mail server hands mail straight to the hub.',
  },
  'email.listenHost': { label: 'Listening address', hint: 'Keep it inside your network: this port has no login.' },
  'email.listenProtocol': { label: 'Protocol', choices: { smtp: 'SMTP', lmtp: 'LMTP' } },
  'email.trustedAuthservId': {
    label: 'Name of the authenticating server',
    hint: 'What your mail server writes in Authentication-Results; no other such header is believed.',
  },

  'zalo.appId': { label: 'Application ID', hint: 'On the page of the application at developers.zalo.me.' },
  'zalo.oaId': { label: 'Official Account ID', hint: 'On oa.zalo.me.' },
  'zalo.oaSecretKey': {
    label: 'OA secret key',
    hint: 'Official Account → Webhook. Not the secret of the application.',
  },
  'zalo.appSecret': { label: 'Secret of the application', hint: 'Renews the tokens.' },
  'zalo.accessToken': { label: 'First access token', hint: 'Only when the “Connect” button cannot be used.' },
  'zalo.refreshToken': { label: 'First refresh token', hint: 'Used once; later ones are kept by the hub.' },
  'zalo.appsecretProof': { label: 'Send appsecret_proof', hint: 'When the application demands it (error -242).' },
  'zalo.znsTemplateId': { label: 'ZNS template', hint: 'Approved; reaches people by telephone number after 7 days.' },
  'zalo.znsFields': {
    label: 'Fields of the ZNS template',
    hint: 'For example ma_phan_anh=code, don_vi=agency:30. Filled with: code, agency, link, name.',
  },
  'zalo.znsCodeTemplateId': { label: 'ZNS template for one-time codes', hint: 'An approved OTP template.' },
  'zalo.znsCodeFields': {
    label: 'Fields of the code template',
    hint: 'As the OTP template calls them and what fills them, for example otp=code.',
  },
  'zalo.baseUrl': { label: 'Address of the message API' },
  'zalo.oauthBaseUrl': { label: 'Address of the token API' },
  'zalo.znsBaseUrl': { label: 'Address of the ZNS API' },

  'facebook.pageId': { label: 'Page ID', hint: 'Page settings → About → Page transparency.' },
  'facebook.appId': { label: 'Meta app ID', hint: 'Without it the age of the token is not known.' },
  'facebook.appSecret': { label: 'App secret', hint: 'Without it nothing is let in.' },
  'facebook.verifyToken': { label: 'Verify token', hint: 'A long word that you make up; paste the same one at Meta.' },
  'facebook.pageAccessToken': { label: 'Page access token', hint: 'Without it nothing is sent.' },
  'facebook.humanAgent': { label: 'Human Agent is approved', hint: 'Staff may answer for 7 days, not 24 hours.' },
  'facebook.commentReplies': {
    label: 'Answers to comments',
    choices: { private: 'In Messenger, and a short line in public', public: 'A short line in public only' },
  },
  'facebook.apiVersion': { label: 'Version of the Graph API' },
  'facebook.baseUrl': { label: 'Address of the Graph API' },

  'twilio.accountSid': { label: 'Account SID', hint: 'Begins with AC.' },
  'twilio.authToken': { label: 'Auth token', hint: 'Signs webhooks and logs in.' },
  'twilio.secondaryAuthToken': { label: 'Second auth token', hint: 'Only while tokens are exchanged.' },
  'twilio.from': { label: 'Sending number', hint: 'For example +15005550006. Or a messaging service below.' },
  'twilio.messagingServiceSid': { label: 'Messaging service', hint: 'Begins with MG; in place of the number.' },
  'twilio.baseUrl': { label: 'Address of the API' },
  'twilio.diacritics': diacritics,
  'twilio.keyword': keyword,
  'twilio.maxSegments': maxSegments,

  'sms-http.preset': {
    label: 'Provider',
    choices: { esms: 'eSMS.vn', vcom: 'V-COM', generic: 'Another one (described below)' },
  },
  'sms-http.baseUrl': { label: 'Address of the API', hint: 'Needed for another provider.' },
  'sms-http.apiKey': { label: 'API key' },
  'sms-http.secretKey': { label: 'Secret key', hint: 'V-COM: the secure key.' },
  'sms-http.user': { label: 'User name', hint: 'For providers that log in by name.' },
  'sms-http.password': { label: 'Password' },
  'sms-http.clientId': { label: 'Account name at V-COM' },
  'sms-http.brandname': { label: 'Brandname', hint: 'The registered name that people see.' },
  'sms-http.serviceNumber': { label: 'Short code', hint: 'For example 8041.' },
  'sms-http.commandCode': { label: 'Command of the short code (V-COM)' },
  'sms-http.inboundSecret': {
    label: 'Key that checks what comes in',
    hint: 'When set, an unsigned message is refused.',
  },
  'sms-http.callbackToken': {
    label: 'Word that protects the webhook address',
    hint: '16 random characters or more. Without both keys nothing is let in.',
  },
  'sms-http.joinSeconds': { label: 'Wait for parts of long messages (seconds)', hint: '0: each part is a message.' },
  'sms-http.sending': { label: 'How to send (JSON)', hint: 'Only what differs from the chosen provider.' },
  'sms-http.inbound': { label: 'How messages come in (JSON)', hint: 'Names of parameters, signature, answer.' },
  'sms-http.status': { label: 'How states are reported (JSON)' },
  'sms-http.diacritics': diacritics,
  'sms-http.keyword': keyword,
  'sms-http.maxSegments': maxSegments,

  'smpp.host': { label: 'Message centre of the network (SMSC)' },
  'smpp.port': { label: 'Port' },
  'smpp.systemId': { label: 'Login (system_id)' },
  'smpp.password': { label: 'Password' },
  'smpp.sourceAddr': { label: 'Short code or name of the sender', hint: 'For example 1022.' },
  'smpp.systemType': { label: 'system_type', hint: 'Only where the centre wants one.' },
  'smpp.tls': { label: 'Encrypted line (TLS)' },
  'smpp.segmentation': {
    label: 'How long answers are cut',
    choices: { udh: 'In parts with a header (UDH)', payload: 'Whole, in message_payload' },
  },
  'smpp.enquireSeconds': { label: 'Try the line every (seconds)' },
  'smpp.windowSize': { label: 'Messages on their way' },
  'smpp.throughput': { label: 'Messages a second', hint: 'By the contract; divide it among several senders.' },
  'smpp.defaultAlphabet': {
    label: 'Default alphabet of the centre',
    choices: { gsm7: 'GSM 7 bit', latin1: 'Latin 1' },
  },
  'smpp.receiptIds': {
    label: 'How receipts write ids',
    hint: 'Change it when answers never become “Delivered”.',
    choices: { same: 'As when sent', decimal: 'Decimal', hex: 'Hexadecimal' },
  },
  'smpp.partSeconds': { label: 'Wait for parts of long messages (seconds)' },
  'smpp.sourceTon': { label: 'Type of the sender (TON)', hint: 'Empty: by its form.' },
  'smpp.sourceNpi': { label: 'Numbering plan (NPI)', hint: 'Empty: by its form.' },
  'smpp.diacritics': diacritics,
  'smpp.keyword': keyword,
  'smpp.maxSegments': maxSegments,

  'telegram.botToken': { label: 'Token of the bot', hint: 'From @BotFather, like 123456789:AAE…' },
  'telegram.secretToken': {
    label: 'Secret of the webhook',
    hint: 'Made up: letters, digits, _ and -. Empty when the hub asks by itself.',
  },
  'telegram.mode': {
    label: 'How messages come',
    choices: { webhook: 'Telegram calls the hub (webhook)', polling: 'The hub asks Telegram' },
  },
  'telegram.baseUrl': { label: 'Address of the Bot API' },

  'voice.preset': { label: 'Exchange', choices: { generic: 'Generic', caresoft: 'CareSoft', twilio: 'Twilio Voice' } },
  'voice.secret': { label: 'Key that signs events', hint: 'For Twilio: the auth token of the account.' },
  'voice.hotline': { label: 'Hotline number', hint: 'When the exchange does not send it.' },
  'voice.baseUrl': { label: 'Where recordings lie' },
  'voice.recordingHosts': {
    label: 'Further hosts of recordings',
    hint: 'Between commas; *.example.vn for all under one.',
  },
  'voice.recordingUser': { label: 'User name for recordings', hint: 'For Twilio: the Account SID.' },
  'voice.recordingPassword': { label: 'Password for recordings' },
  'voice.dialTo': { label: 'Numbers of the operators', hint: 'Twilio only: +84…, between commas; all ring.' },
  'voice.greeting': { label: 'Greeting', hint: 'Twilio only. Must say that the call is recorded.' },
};
