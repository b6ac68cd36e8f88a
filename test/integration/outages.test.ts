import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { expectWarning } from '../support/log.ts';
import { webReport } from '../support/people.ts';
import { runSql } from '../support/servers.ts';

describe('a database connection that is lost in the middle of a transaction', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ overrides: { roles: [] } });
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it('fails that transaction, and neither the process nor the next one', async () => {
    const { database } = hub.context;
    const pid = { name: 'test-pid', text: 'SELECT pg_backend_pid() AS "pid"' };

    const lost = database.transaction(async (tx) => {
      const [row] = await tx.query<{ pid: number }>(pid);
      await runSql(hub.databaseUrl, `SELECT pg_terminate_backend(${row?.pid})`);
      // The news comes while no statement is under way; an error that nobody hears would end the process.
      while (
        (await database.query({ name: 'test-gone', text: `SELECT 1 FROM pg_stat_activity WHERE pid = ${row?.pid}` }))
          .length > 0
      );
      await delay(0);
      return tx.query(pid);
    });

    await expect(lost).rejects.toThrow(/connection|terminat/i);
    expect(await database.transaction((tx) => tx.query(pid))).toHaveLength(1);
  });
});

describe('while Redis cannot be reached', () => {
  it('the page of the portal takes a report, as often as a person sends one', async () => {
    expectWarning(/redis cannot be reached/);
    await using hub = await startTestHub({
      env: { REDIS_URL: 'redis://127.0.0.1:1/0' },
      overrides: { roles: ['web', 'worker'] },
    });

    for (let i = 0; i < 2; i++) {
      const answer = await postForm(`${hub.url}/gui`, webReport({ submission: randomUUID() }));
      expect(answer.status).toBe(201);
    }
  });
});
