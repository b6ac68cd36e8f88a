import { beforeEach, type TestContext } from 'vitest';

/** Makes the tests of a file chapters of one story: after one has failed, those that would build on it are skipped. */
export function tellStory(): void {
  beforeEach(({ task, skip }: TestContext) => {
    const chapters = task.suite?.tasks ?? task.file.tasks;
    if (chapters.some((chapter) => chapter.result?.state === 'fail')) skip('an earlier chapter failed');
  });
}
