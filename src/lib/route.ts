import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Permission } from '../domain/access/policies.ts';
import type { StaffActor } from '../domain/access/roles.ts';

/** A file as the answer: always sent as an attachment unless `inline`, never sniffed, sandboxed. */
export type FileAnswer = {
  readonly file: {
    readonly stream: Readable;
    readonly size: number;
    readonly type: string;
    readonly name: string;
    readonly inline: boolean;
    /** Content security policy of a page for a frame; absent: nothing may act or load. */
    readonly policy?: string;
  };
};

/** Who may call: anybody, any member of staff, or staff with a right. The list of routes is the list of rights. */
export type RouteAccess = 'public' | 'staff' | Permission;

type Shape = z.ZodType;

/**
 * One entry of the HTTP API under /api/v1: its schemas validate, type the handler and make the OpenAPI document.
 * `actor` is null exactly on public routes.
 */
export type Route = {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Express path; parameters as `:name`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: RouteAccess;
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: Shape;
  /** Largest body where it may be more than the usual megabyte; read only once the caller may call. */
  readonly maxBody?: string;
  /** Null: the answer is a file. */
  readonly response: Shape | null;
  readonly handle: (call: {
    readonly actor: StaffActor | null;
    readonly params: unknown;
    readonly query: unknown;
    readonly body: unknown;
  }) => Promise<unknown>;
};

type Parsed<Schema> = Schema extends Shape ? z.output<Schema> : undefined;

type Definition<Params, Query, Body, Response> = {
  readonly method: Route['method'];
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly maxBody?: string;
  readonly response: Response;
};

type Answer<Response> = Response extends Shape ? z.input<Response> : FileAnswer;

/** Defines a route that staff call; the handler gets parsed input and the signed-in actor. */
export function staffRoute<
  Params extends Shape | undefined = undefined,
  Query extends Shape | undefined = undefined,
  Body extends Shape | undefined = undefined,
  Response extends Shape | null = null,
>(
  definition: Definition<Params, Query, Body, Response> & {
    readonly access: 'staff' | Permission;
    readonly handle: (call: {
      readonly actor: StaffActor;
      readonly params: Parsed<Params>;
      readonly query: Parsed<Query>;
      readonly body: Parsed<Body>;
    }) => Promise<Answer<Response>>;
  },
): Route {
  // The mount parses with these very schemas and refuses calls without an actor, so the narrower handler is safe.
  return definition as unknown as Route;
}

/** Defines a route that anybody may call. */
export function publicRoute<
  Params extends Shape | undefined = undefined,
  Query extends Shape | undefined = undefined,
  Body extends Shape | undefined = undefined,
  Response extends Shape | null = null,
>(
  definition: Definition<Params, Query, Body, Response> & {
    readonly handle: (call: {
      readonly actor: null;
      readonly params: Parsed<Params>;
      readonly query: Parsed<Query>;
      readonly body: Parsed<Body>;
    }) => Promise<Answer<Response>>;
  },
): Route {
  // As above.
  return { ...definition, access: 'public' } as unknown as Route;
}
