import type { Instant } from '../../lib/instant.ts';
import { parseInstant } from '../../lib/instant.ts';

/** Readers of untyped JSON that name the field in their error, for values that come from files and from the database. */

export function asRecord(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${field}: must be an object`);
  return Object.fromEntries(Object.entries(value));
}

export function asList(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${field}: must be a list`);
  return value;
}

export function asText(value: unknown, field: string): string {
  if (typeof value !== 'string') throw new Error(`${field}: must be a text`);
  return value;
}

/** A finite number that is not negative. */
export function asAmount(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${field}: must be a number`);
  if (value < 0) throw new Error(`${field}: must not be negative`);
  return value;
}

export function asBoolean(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw new Error(`${field}: must be true or false`);
  return value;
}

export function asOneOf<const T extends string>(value: unknown, allowed: readonly T[], field: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`${field}: must be one of ${allowed.join(', ')}`);
  return found;
}

export function asInstant(value: unknown, field: string): Instant {
  const text = asText(value, field);
  const at = parseInstant(text);
  if (at === null)
    throw new Error(`${field}: '${text}' is not an ISO 8601 instant with its offset (2026-03-02T08:00:00Z)`);
  return at;
}
