import { afterAll, afterEach } from 'vitest';
import { closePeople, photographPeople } from './chromium.ts';

// A setup file of vitest: it runs before each test file, and registering hooks is what it is for.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const files = await photographPeople(task.name);
  if (files.length > 0) process.stderr.write(`Pictures of the failure:\n${files.join('\n')}\n`);
});

afterAll(closePeople);
