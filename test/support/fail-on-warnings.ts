import { afterAll, afterEach } from 'vitest';
import { assertNothingUnexpected } from './log.ts';

// A setup file of vitest: it runs before each test file, and registering hooks is what it is for.
afterEach(assertNothingUnexpected);
// Stopping is part of the behaviour: this runs after the afterAll of the file itself.
afterAll(assertNothingUnexpected);
