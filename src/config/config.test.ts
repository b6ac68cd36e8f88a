import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('readConfig', () => {
  it('runs without any setting, on its own servers and with the demo left to the state of the database', () => {
    const { config, secrets } = readConfig({}, '/srv/hub');

    expect(config).toMatchObject({
      port: 3000,
      host: '0.0.0.0',
      publicUrl: 'http://localhost:3000',
      dataDir: '/srv/hub/.hub',
      demo: 'auto',
      production: false,
    });
    expect(secrets).toEqual({
      databaseUrl: undefined,
      replicaUrl: undefined,
      redisUrl: undefined,
      hubSecret: undefined,
    });
  });

  it('lists every mistake at once and shows no value', () => {
    const mistakes = { PORT: 'eighty', DATABASE_URL: 'mysql://u:hunter2@h/d', HUB_SECRET: 'short', LOG_LEVEL: 'loud' };

    expect(() => readConfig(mistakes, '/srv/hub')).toThrow(/PORT.*DATABASE_URL.*HUB_SECRET.*LOG_LEVEL/s);
    expect(() => readConfig(mistakes, '/srv/hub')).not.toThrow(/hunter2/);
  });

  it('takes an empty value for an absent one', () => {
    const { config, secrets } = readConfig({ PORT: '', REDIS_URL: '', HUB_DATA: '' }, '/srv/hub');

    expect(config.port).toBe(3000);
    expect(config.dataDir).toBe('/srv/hub/.hub');
    expect(secrets.redisUrl).toBeUndefined();
  });

  it('keeps the demo off in production and on a database of one’s own unless asked for', () => {
    const secret = 'x'.repeat(32);

    expect(readConfig({ NODE_ENV: 'production' }, '/srv').config.demo).toBe('off');
    expect(readConfig({ DATABASE_URL: 'postgresql://u:p@h/d' }, '/srv').config.demo).toBe('off');
    expect(readConfig({ DATABASE_URL: 'postgresql://u:p@h/d', HUB_DEMO: 'yes' }, '/srv').config.demo).toBe('on');
    expect(readConfig({ NODE_ENV: 'production', HUB_SECRET: secret, HUB_DEMO: '0' }, '/srv').config.demo).toBe('off');
  });

  it('asks for a shared secret when several production processes may run on one database', () => {
    const env = { NODE_ENV: 'production', DATABASE_URL: 'postgresql://u:p@h/d' };

    expect(() => readConfig(env, '/srv')).toThrow(/HUB_SECRET/);
  });

  it('drops the slash at the end of the public address and splits the proxies', () => {
    const env = { HUB_PUBLIC_URL: 'https://1022.example.vn/', TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1' };

    const { config } = readConfig(env, '/srv');

    expect(config.publicUrl).toBe('https://1022.example.vn');
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', '127.0.0.1']);
  });

  it.each([
    ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['tcp://[::1]:3310', { host: '::1', port: 3310 }],
    ['tcp://clamav:3310', { host: 'clamav', port: 3310 }],
    ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['unix:///run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ])('finds the virus scanner at %s', (CLAMD, address) => {
    expect(readConfig({ CLAMD }, '/srv/hub').config.virusScanner).toEqual(address);
  });

  it.each(['clamav', 'http://clamav:3310', 'tcp://clamav', 'tcp://clamav:99999', 'unix:run'])(
    'takes %s for no virus scanner',
    (CLAMD) => {
      expect(() => readConfig({ CLAMD }, '/srv/hub')).toThrow(/CLAMD/);
    },
  );
});
