import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/channels/port.ts';
import { testAccount } from '../conformance/account.ts';
import { locateRecording, recordingPolicy } from './recordings.ts';
import { voiceSettings, type VoiceSettings } from './schema.ts';

function account(settings: object): Account<VoiceSettings> {
  return testAccount(voiceSettings.parse({ secret: 'x', ...settings }));
}

const login = { recordingUser: 'hub', recordingPassword: 'open-sesame' };
const authorization = `Basic ${Buffer.from('hub:open-sesame').toString('base64')}`;

describe('a recording', () => {
  const own = account({ ...login, baseUrl: 'http://10.0.0.5:8088/rec/', recordingHosts: 'cdn.example.vn, *.pbx.vn' });

  it.each([
    ['7.mp3', 'http://10.0.0.5:8088/rec/7.mp3'],
    ['/vm/7.mp3', 'http://10.0.0.5:8088/vm/7.mp3'],
    ['http://10.0.0.5:8088/a.wav', 'http://10.0.0.5:8088/a.wav'],
    ['https://cdn.example.vn/a.wav', 'https://cdn.example.vn/a.wav'],
    ['https://s3.pbx.vn/a.wav', 'https://s3.pbx.vn/a.wav'],
  ])('%s is fetched from %s with the login', async (recording, url) => {
    expect(await locateRecording(recording, own)).toEqual({ url, headers: { authorization } });
  });

  it.each([
    'https://evil.example/a.wav',
    'http://10.0.0.5:8089/a.wav',
    'http://cdn.example.vn/a.wav',
    'https://pbx.vn.evil.example/a.wav',
    'https://xpbx.vn/a.wav',
    '//evil.example/a.wav',
    'https://user:password@cdn.example.vn/a.wav',
    'file:///etc/passwd',
    'gopher://10.0.0.5:8088/',
  ])('of %s gets neither login nor fetch', async (recording) => {
    await expect(locateRecording(recording, own)).rejects.toThrow(/not allowed|no address/u);
  });

  it('without a host needs a base', async () => {
    await expect(locateRecording('/7.mp3', account({}))).rejects.toThrow('no address');
  });

  it('without a login is fetched without one', async () => {
    const open = account({ baseUrl: 'https://rec.example.vn' });

    expect(await locateRecording('/7.mp3', open)).toEqual({ url: 'https://rec.example.vn/7.mp3' });
  });
});

describe('the policy', () => {
  it('names the own exchange as an origin and others as hosts', () => {
    const settings = { baseUrl: 'http://10.0.0.5:8088/rec/', recordingHosts: 'cdn.example.vn, *.pbx.vn' };

    expect(recordingPolicy(account(settings))).toMatchObject({
      origins: ['http://10.0.0.5:8088'],
      hosts: ['cdn.example.vn', '*.pbx.vn'],
    });
  });

  it('lets nothing through when nothing is named, but Twilio for Twilio', () => {
    expect(recordingPolicy(account({}))).toMatchObject({ origins: [], hosts: [] });
    expect(recordingPolicy(account({ preset: 'twilio' }))).toMatchObject({ origins: [], hosts: ['api.twilio.com'] });
  });
});

it('needs both halves of a login', () => {
  expect(voiceSettings.safeParse({ secret: 'x', recordingUser: 'hub' }).success).toBe(false);
});
