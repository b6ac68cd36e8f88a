import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createVirusScanner } from '../../src/platform/virus-scan.ts';
import { eicar, startClamd } from '../support/clamd-server.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';

describe('the virus scanner', () => {
  it('finds malware and passes what is none, whole and in pieces', async () => {
    await using clamd = await startClamd();
    const scanner = createVirusScanner(clamd.address);
    const large = Buffer.alloc(5 * 2 ** 20, 'đường ngập ');

    expect(await scanner.scan(eicar())).toEqual({ state: 'infected', malware: 'Eicar-Test-Signature' });
    expect(await scanner.scan(Readable.from([large, eicar()]))).toMatchObject({ state: 'infected' });
    expect(await scanner.scan(large)).toEqual({ state: 'clean' });
    expect(await scanner.scan(Readable.from([large, large]))).toEqual({ state: 'clean' });
    expect(await scanner.scan(Buffer.alloc(0))).toEqual({ state: 'clean' });
  });

  it('is reached by a socket file as well', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'hub-clamd-'));
    await using clamd = await startClamd({ path: path.join(folder, 'clamd.sock') });

    expect(await createVirusScanner(clamd.address).scan(eicar())).toMatchObject({ state: 'infected' });

    await rm(folder, { recursive: true });
  });

  it('says that a file is longer than it takes, without sending all of it', async () => {
    await using clamd = await startClamd({ maxBytes: 2 ** 20 });
    let sent = 0;
    async function* endless() {
      for (; sent < 500; sent += 1) yield Buffer.alloc(2 ** 20);
    }

    const result = await createVirusScanner(clamd.address).scan(endless());

    expect(result).toMatchObject({ state: 'unscanned', isAway: false });
    expect(sent).toBeLessThan(100);
  });

  it('leaves a file unscanned when the scanner is away, and asks again only after a rest', async () => {
    const port = await pickFreePort();
    let now = 1_000_000;
    const scanner = createVirusScanner({ host: '127.0.0.1', port }, () => now);

    expect(await scanner.scan(eicar())).toMatchObject({ state: 'unscanned', isAway: true });
    await using clamd = await startClamd({ port });
    expect(await scanner.scan(eicar())).toMatchObject({ state: 'unscanned', isAway: true });
    expect(clamd.scans).toBe(0);
    now += 10_000;
    expect(await scanner.scan(eicar())).toMatchObject({ state: 'infected' });
  });

  it('leaves a file unscanned when the connection is cut in its middle', async () => {
    await using clamd = await startClamd();
    clamd.cutsNext = true;
    const scanner = createVirusScanner(clamd.address);

    expect(await scanner.scan(Buffer.alloc(3 * 2 ** 20))).toMatchObject({ state: 'unscanned', isAway: true });
  });

  it('leaves a file unscanned when the file itself cannot be read', async () => {
    await using clamd = await startClamd();
    const scanner = createVirusScanner(clamd.address);
    async function* broken() {
      yield Buffer.from('half');
      await Promise.reject(new Error('the disk failed'));
    }

    expect(await scanner.scan(broken())).toEqual({ state: 'unscanned', reason: 'the disk failed', isAway: false });
    expect(await scanner.scan(eicar())).toMatchObject({ state: 'infected' });
  });
});
