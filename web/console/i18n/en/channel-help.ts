export const channelHelp: Readonly<Record<string, readonly string[]>> = {
  web: [
    'This account is there from the start: the form and the chat of the 1022 portal use it.',
    'To put the chat on the site of another agency, write the address of that site into “Sites that may show the chat”.',
    'Other programs post the form to the webhook address above; choose “Only the pages of the hub” when there are none.',
  ],
  email: [
    'Make a mailbox for the hub alone, such as 1022@province.gov.vn. Everything in its INBOX becomes a report.',
    'Switch on plus-addresses (1022+abc@…), so that replies find their ticket.',
    'Fill in the IMAP and SMTP servers and the password, then press “Check the settings”. Mail needs no webhook: the hub reads it.',
    'If the mail server writes Authentication-Results, fill in its name there, so that senders can be marked as verified.',
    'Send a trial message to your own address, then reply to it to try the way back.',
  ],
  zalo: [
    'The OA must be verified as a state agency and have a package with API access. Make an application for this OA alone at developers.zalo.me.',
    'Copy the application ID, its secret, the OA secret key (Official Account → Webhook) and the OA ID to here, and save.',
    'Official Account → General settings: paste the address of this very page as the callback. Press “Connect”, log in as administrator of the OA and agree.',
    'Official Account → Webhook: paste the webhook address above; switch on all events of user sends, OA sends, follow, unfollow, received, seen. The syntax filter must be off.',
    'Write to the OA from a telephone: the message must show here within seconds.',
  ],
  facebook: [
    'At developers.facebook.com make an app of the type Business for this Page alone, and add Messenger and Webhooks.',
    'Ask for Advanced Access to the pages_* permissions; until it is granted only people with a role in the app are heard.',
    'Generate a Page access token with a system user and fill it in here, with the Page ID, the app secret and a verify token that you make up.',
    'App → Webhooks → Page: paste the webhook address above and the same verify token.',
    'Paste the same address into “Data Deletion Request URL”. Within ten minutes the hub subscribes to the events of the Page.',
  ],
  twilio: [
    'At Twilio: Account → API keys & tokens, copy the Account SID and the auth token.',
    'Buy a number, or make a messaging service, and fill it in here. Twilio takes no SMS in Vietnam: use it for numbers abroad and for trying.',
    'At that number: Messaging → A message comes in → Webhook, HTTP POST: paste the webhook address above, exactly.',
    'Send a trial message to your own number and answer it.',
  ],
  'sms-http': [
    'Register a brandname and the templates of its messages with the provider; ask for a short code with a keyword if people shall write.',
    'Choose the provider, fill in the API key and the secret key. Think of a long random word to protect the webhook address.',
    'Give the webhook address above to the provider for messages (MO). Reports of delivery need no setting.',
    'Press “Check the settings”: the hub asks for the balance and sends nothing.',
  ],
  smpp: [
    'Take from the contract: server, port, login, password, the allowed speed. No webhook is needed.',
    'Tell the network the IP address of the hub, or set up their VPN.',
    'Press “Check the settings”: the hub logs in and tries the line; nothing is sent.',
    'Write a long message with diacritics to the short code and answer it. If it never becomes “Delivered”, change how receipts write ids.',
  ],
  telegram: [
    'Write /newbot to @BotFather, give it a name people recognise, copy its token to here. Whoever has the token is the bot: do not mail it.',
    'Still with @BotFather: /setdescription says which agency runs it, /setjoingroups is Disable.',
    'With a public https address: make up a secret of the webhook, and the hub registers itself with Telegram. Without: leave it empty, and the hub asks.',
    'Put the t.me link of the bot on the portal and on posters. People must press “Start” before the bot can write to them.',
  ],
  voice: [
    'Agree on a long secret with the exchange. For Twilio it is the auth token.',
    'Give the webhook address above to the exchange: it tells of ringing, answered, ended, missed and of recordings.',
    'Ask for a login for recordings and fill it in here, then press “Check the settings”.',
    'Call the hotline: the first event must show here.',
  ],
};
