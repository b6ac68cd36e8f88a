import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartFailure } from '../../config/start-failure.ts';
import { pickFreePort, portRange, whyNotFree } from '../free-port.ts';

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
  const hash = createHash('sha256').update(`${server}:${dataDir}`).digest();
  const derived = Array.from(
    { length: 10 },
    (_, at) => portRange.first + (hash.readUInt16BE(at * 2) % portRange.count),
  );
  return pickFreePort(remembered === undefined ? derived : [remembered, ...derived]);
}

/** Throws a `StartFailure` when the port that people come to is taken or not allowed. */
export async function assertPortFree(port: number, host: string): Promise<void> {
  const failure = await whyNotFree(port, host);
  if (failure === null) return;
  if (failure === 'EADDRINUSE')
    throw new StartFailure(
      `Port ${port} is taken by another program. Choose another one: PORT=${port === 65535 ? 3000 : port + 1} npm start`,
    );
  if (failure === 'EACCES')
    throw new StartFailure(`Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`);
  throw new StartFailure(`Cannot listen on ${host}:${port} (${failure}). Check HOST and PORT.`);
}
