import { describe, expect, it } from 'vitest';
import { createFreshValue } from './fresh-value.ts';

/** A value whose clock and source the test moves. */
function open() {
  const world = { at: 1000, loads: 0, load: () => Promise.resolve('one') };
  const value = createFreshValue({
    load: () => {
      world.loads += 1;
      return world.load();
    },
    forMs: 100,
    now: () => new Date(world.at),
  });
  return { world, value };
}

describe('a value that is kept for a while', () => {
  it('is loaded once for all who ask within its time', async () => {
    const { world, value } = open();

    expect(await Promise.all([value.current(), value.current()])).toEqual(['one', 'one']);
    world.at += 99;
    await value.current();

    expect(world.loads).toBe(1);
  });

  it('is loaded again when its time is over, when it was changed here, and when the clock was set back', async () => {
    const { world, value } = open();
    await value.current();

    world.load = () => Promise.resolve('two');
    world.at += 100;
    expect(await value.current()).toBe('two');
    world.load = () => Promise.resolve('three');
    value.forget();
    expect(await value.current()).toBe('three');
    world.at -= 500;
    await value.current();

    expect(world.loads).toBe(4);
  });

  it('is asked for again after it could not be loaded', async () => {
    const { world, value } = open();
    world.load = () => Promise.reject(new Error('no database'));
    await expect(value.current()).rejects.toThrow('no database');

    world.load = () => Promise.resolve('one');

    expect(await value.current()).toBe('one');
  });

  it('is kept when a loading that was given up fails later', async () => {
    const { world, value } = open();
    let fail = (_error: Error) => {};
    world.load = () =>
      new Promise((_resolve, reject) => {
        fail = reject;
      });
    const given = value.current();
    value.forget();
    world.load = () => Promise.resolve('one');
    await value.current();

    fail(new Error('no database'));
    await expect(given).rejects.toThrow('no database');
    await value.current();

    expect(world.loads).toBe(2);
  });
});
