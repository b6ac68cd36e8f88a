import { z } from 'zod';
import { problem } from '../contract/common.ts';
import type { Route } from '../lib/route.ts';

/** Schemas that refer to themselves, by the id that their `meta` gives them. */
type Shared = Record<string, unknown>;

const toShared = '#/components/schemas/';

/** The JSON schema of a schema; parts that refer to themselves go to `shared`. Throws where such a part has no id. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', shared: Shared): unknown {
  const made = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  const { $schema: _, $defs = {}, ...rest } = refersTo(made);
  for (const [id, part] of Object.entries($defs)) {
    if (id.startsWith('__')) throw new Error('a schema that refers to itself needs an id: .meta({ id })');
    shared[id] = part;
  }
  return rest;
}

/** The same schema, its references pointing to where shared parts stand in the document. */
function refersTo(schema: z.core.JSONSchema.BaseSchema): z.core.JSONSchema.BaseSchema {
  // A schema is JSON: written down and read again it is the same.
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${toShared}`)) as z.core.JSONSchema.BaseSchema;
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', shared: Shared): unknown[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries<z.ZodType>(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: schemaOf(field, 'input', shared),
  }));
}

/** The OpenAPI 3.1 document of the routes, made of the very schemas that validate. */
export function openApiDocument(
  routes: readonly Route[],
  input: { readonly publicUrl: string; readonly version: string },
): object {
  const shared: Shared = {};
  shared['Problem'] = schemaOf(problem, 'output', shared);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const failure = (description: string) => ({
      description,
      content: { 'application/json': { schema: { $ref: `${toShared}Problem` } } },
    });
    paths[path] ??= {};
    paths[path][route.method] = {
      tags: [route.tag],
      summary: route.summary,
      description: `Access: ${route.access}`,
      ...(route.access === 'public' ? { security: [] } : {}),
      parameters: [...parametersOf(route.params, 'path', shared), ...parametersOf(route.query, 'query', shared)],
      ...(route.body && {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: schemaOf(route.body, 'input', shared) } },
        },
      }),
      responses: {
        200: {
          description: 'OK',
          content: route.response
            ? { 'application/json': { schema: schemaOf(route.response, 'output', shared) } }
            : { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        400: failure('The request is not right'),
        ...(route.access !== 'public' && { 401: failure('Not signed in'), 403: failure('Not allowed') }),
        404: failure('Not found, or out of scope'),
        ...(route.method !== 'get' && { 409: failure('Somebody changed it, or the step is no longer possible') }),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Hub 1022', version: input.version, description: 'API of the 1022 feedback hub' },
    servers: [{ url: `${input.publicUrl}/api/v1` }],
    security: [{ session: [] }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'hub.session_token' } },
      schemas: shared,
    },
    paths,
  };
}
