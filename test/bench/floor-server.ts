import { createServer } from 'node:http';
import pg from 'pg';
import { z } from 'zod';
import { serveParent } from './child.ts';

// The floor of `accept`: the least that a Node server can do to take a request and make its bytes durable.
const { DATABASE_URL, POOL } = z.object({ DATABASE_URL: z.string(), POOL: z.coerce.number() }).parse(process.env);
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: POOL });
const insert = {
  name: 'floor-insert',
  text: 'INSERT INTO "bench_floor_receipt" ("raw") VALUES ($1) RETURNING "bench_floor_receipt"."id"',
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    pool.query({ ...insert, values: [Buffer.concat(chunks)] }).then(
      ({ rows }) => response.end(String(rows[0]?.id)),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
});

serveParent(
  () =>
    new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve({ port: typeof address === 'object' && address ? address.port : 0 });
      });
    }),
  async () => {
    server.closeAllConnections();
    server.close();
    await pool.end();
  },
);
