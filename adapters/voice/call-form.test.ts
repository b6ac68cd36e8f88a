import { describe, expect, it } from 'vitest';
import { callFormKind, type CallForm } from '../../src/lib/call-form.ts';
import { testAccount } from '../conformance/account.ts';
import { normaliseCall } from './normalise.ts';
import { voiceSettings } from './schema.ts';

const account = testAccount(voiceSettings.parse({ secret: 'secret' }));

function formOf(patch: Partial<CallForm> = {}): CallForm {
  return {
    draft: '01a201c2-8780-7c21-9f9a-014fd38f29be',
    text: 'Đường ngập nước.',
    lang: 'vi',
    caller: '+84912345678',
    name: 'Nguyễn Thị Lan',
    kind: 'person',
    contact: null,
    hideIdentity: false,
    unitCode: null,
    address: null,
    categoryCode: null,
    replyToken: null,
    takenBy: 'u1',
    readBackAt: '2026-11-22T03:00:00.000Z',
    ...patch,
  };
}

function understood(body: unknown) {
  return normaliseCall(
    {
      kind: callFormKind,
      externalId: 'c-1',
      body: Buffer.from(JSON.stringify(body)),
      headers: {},
      receivedAt: new Date(0),
    },
    account,
  );
}

describe('what an operator wrote down', () => {
  it('is a message of the caller, whose number the exchange vouches for', () => {
    expect(understood(formOf({ unitCode: '09001', categoryCode: 'drainage', hideIdentity: true }))).toMatchObject({
      type: 'message',
      message: {
        externalId: 'c-1',
        from: { kind: 'phone', address: '+84912345678', name: 'Nguyễn Thị Lan', verified: true },
        text: 'Đường ngập nước.',
        form: { unitCode: '09001', categoryCode: 'drainage', hideIdentity: true, contactKind: 'person' },
      },
    });
  });

  it('takes an address that the caller told for one more of theirs', () => {
    const contact = { kind: 'email', address: 'lan@nguoidan.example' } as const;

    expect(understood(formOf({ contact }))).toMatchObject({ message: { alsoKnownAs: [contact] } });
  });

  it('of a hidden number is of the told address, unproved, or of nobody', () => {
    const contact = { kind: 'phone', address: '+84987654321' } as const;

    expect(understood(formOf({ caller: null, contact }))).toMatchObject({
      message: { from: { ...contact, verified: false }, alsoKnownAs: [] },
    });
    expect(understood(formOf({ caller: null }))).toMatchObject({
      message: { from: { address: null, verified: false } },
    });
  });

  it('that cannot be read waits for a person', () => {
    expect(understood({ ...formOf(), text: '' })).toEqual({ type: 'unreadable', reason: 'call form: text' });
    expect(understood('not a form')).toMatchObject({ type: 'unreadable' });
  });
});
