import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { StartFailure } from '../../config/start-failure.ts';

/** Below the range that systems hand out to outgoing connections, so that a remembered port is rarely taken by one. */
const FIRST_PORT = 20_000;
const PORT_COUNT = 10_000;

const portsFile = z.record(z.string(), z.number().int().min(1).max(65535));

/** Ports that servers of this data folder used last. */
export function readPorts(dataDir: string): Readonly<Record<string, number>> {
  try {
    return portsFile.parse(JSON.parse(readFileSync(path.join(dataDir, 'ports.json'), 'utf8')));
  } catch {
    return {};
  }
}

/** Remembers the port of one server for the next start and for commands beside a running hub. */
export function rememberPort(dataDir: string, server: string, port: number): void {
  const ports = { ...readPorts(dataDir), [server]: port };
  writeFileSync(path.join(dataDir, 'ports.json'), `${JSON.stringify(ports)}\n`);
}

/** A free port on 127.0.0.1: the remembered one if possible, else one derived from the folder, else any. */
export async function pickPort(dataDir: string, server: string): Promise<number> {
  const remembered = readPorts(dataDir)[server];
  if (remembered !== undefined && (await isFree(remembered, '127.0.0.1'))) return remembered;
  const hash = createHash('sha256').update(`${server}:${dataDir}`).digest();
  for (let at = 0; at < 20; at += 2) {
    const port = FIRST_PORT + (hash.readUInt16BE(at) % PORT_COUNT);
    if (await isFree(port, '127.0.0.1')) return port;
  }
  return anyFreePort();
}

/** Throws a `StartFailure` when the port that people come to is taken or not allowed. */
export async function assertPortFree(port: number, host: string): Promise<void> {
  const failure = await tryListen(port, host);
  if (failure === undefined) return;
  if (failure === 'EADDRINUSE')
    throw new StartFailure(
      `Port ${port} is taken by another program. Choose another one: PORT=${port === 65535 ? 3000 : port + 1} npm start`,
    );
  if (failure === 'EACCES')
    throw new StartFailure(`Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`);
  throw new StartFailure(`Cannot listen on ${host}:${port} (${failure}). Check HOST and PORT.`);
}

async function isFree(port: number, host: string): Promise<boolean> {
  return (await tryListen(port, host)) === undefined;
}

function tryListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
