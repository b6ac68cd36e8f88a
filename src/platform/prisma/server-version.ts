import { Client } from 'pg';

/** The version of the PostgreSQL behind an address, for people and for comparison. Throws when it does not answer within 5 s. */
export async function readServerVersion(databaseUrl: string): Promise<{ major: number; text: string }> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    const text = rows[0]?.server_version.split(' ')[0] ?? '';
    return { major: Number.parseInt(text, 10), text };
  } finally {
    await client.end();
  }
}
