import type { Instant } from '../../lib/instant.ts';
import type { Block, CompiledCalendar } from './compile-calendar.ts';
import { blockDays } from './compile-calendar.ts';

/** A calendar without working time for so long is a mistake of the one who made it. */
const maxFreeDays = 400;
/** Longer than any deadline; keeps a mistyped amount from walking through the ages. */
const maxYears = 200;
const maxBlocks = Math.ceil((maxYears * 366) / blockDays);

/**
 * The instant at which `workingMs` of working time have gone by since `from`. Outside working time the count starts at
 * the next working time. What fills a slot exactly ends at that slot's end, not at the start of the next; 0 gives the
 * first instant of working time not before `from`. Throws when the calendar has no working time ahead.
 */
export function addWorkingTime(calendar: CompiledCalendar, from: Instant, workingMs: number): Instant {
  if (!(workingMs >= 0)) throw new Error('amount: must not be negative');
  let block = calendar.blockOf(from);
  let target = workingMsInto(block, from) + workingMs;
  const walk = blockWalk(calendar, block);
  while (target > block.totalMs || (workingMs === 0 && target >= block.totalMs)) {
    target -= block.totalMs;
    block = walk();
  }
  const slot = (workingMs === 0 ? countUpTo(block.before, target) : countBelow(block.before, target)) - 1;
  return at(block.starts, slot) + target - at(block.before, slot);
}

/** Working time between two instants in ms, negative when `to` is before `from`. */
export function workingMsBetween(calendar: CompiledCalendar, from: Instant, to: Instant): number {
  if (to < from) return 0 - workingMsBetween(calendar, to, from);
  const first = calendar.blockOf(from);
  const last = calendar.blockOf(to);
  if (last.index - first.index > maxBlocks) throw new Error(`to: more than ${maxYears} years after from`);
  let total = workingMsInto(last, to) - workingMsInto(first, from);
  for (let index = first.index; index < last.index; index += 1) total += calendar.block(index).totalMs;
  return total;
}

/**
 * When working time last ended before an instant that lies outside it; the start of the search where there was none in
 * 400 days.
 */
export function lastWorkingInstant(calendar: CompiledCalendar, before: Instant): Instant {
  let block = calendar.blockOf(before);
  const first = block.index - Math.ceil(maxFreeDays / blockDays);
  for (; block.index > first; block = calendar.block(block.index - 1)) {
    const slot = countUpTo(block.ends, before) - 1;
    if (slot >= 0) return at(block.ends, slot);
  }
  return block.from;
}

/** The end of working time on the `count`-th working day after the local day `day` (1 is the next working day). */
export function endOfWorkingDay(calendar: CompiledCalendar, day: number, count: number): Instant {
  let block = calendar.block(Math.floor(day / blockDays));
  let target = countUpTo(block.days, day) + count;
  const walk = blockWalk(calendar, block);
  while (target > block.days.length) {
    target -= block.days.length;
    block = walk();
  }
  return at(block.dayEnds, target - 1);
}

/** How many working days after the local day `day` have ended by `to`. */
export function workingDaysEnded(calendar: CompiledCalendar, day: number, to: Instant): number {
  const first = calendar.block(Math.floor(day / blockDays));
  const last = calendar.blockOf(to);
  if (last.index - first.index > maxBlocks) throw new Error(`to: more than ${maxYears} years after from`);
  let total = countUpTo(last.dayEnds, to) - countUpTo(first.days, day);
  for (let index = first.index; index < last.index; index += 1) total += calendar.block(index).days.length;
  return Math.max(0, total);
}

/** Steps to the following blocks; throws instead of walking on for ever. */
function blockWalk(calendar: CompiledCalendar, from: Block): () => Block {
  let { index } = from;
  let freeDays = 0;
  return () => {
    index += 1;
    const block = calendar.block(index);
    freeDays = block.totalMs === 0 ? freeDays + blockDays : 0;
    if (freeDays >= maxFreeDays) throw new Error(`calendar: no working time in ${maxFreeDays} days`);
    if (index - from.index > maxBlocks) throw new Error(`amount: ends more than ${maxYears} years later`);
    return block;
  };
}

function workingMsInto(block: Block, instant: Instant): number {
  const slot = countUpTo(block.starts, instant) - 1;
  if (slot < 0) return 0;
  return at(block.before, slot) + Math.min(instant, at(block.ends, slot)) - at(block.starts, slot);
}

function at(list: readonly number[], index: number): number {
  const value = list[index];
  if (value === undefined) throw new Error(`Nothing at ${index}`);
  return value;
}

function countUpTo(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
