import { z } from 'zod';
import { editionListSchema } from '@/lib/directory/exchange/edition-json';
import { figuresSchema } from '@/lib/directory/exchange/figures-json';
import { partyListSchema, partySchema } from '@/lib/directory/exchange/party-json';
import { strictDirectoryFilters, strictFigureChoices } from '@/lib/directory/schema';
import { figureListSchema } from '@/lib/fact-sheet/exchange/figure-json';
import { meetingListSchema, meetingSchema } from '@/lib/meetings/exchange/meeting-json';
import { highlightsSchema } from '@/lib/outcome/exchange/highlights-json';
import type { Address } from '../model/addresses';

type Endpoint = { summary: string; answer: z.ZodObject; query?: z.ZodObject; isMissing?: true };

/** Every address of the interface with what it answers. The description, and the tests, are made from it. */
export const endpoints = {
  '/api/v1/mechanisms': {
    summary: 'Mechanisms and partners of the directory, by name',
    query: strictDirectoryFilters,
    answer: partyListSchema,
  },
  '/api/v1/mechanisms/{code}': { summary: 'One mechanism or partner', answer: partySchema, isMissing: true },
  '/api/v1/figures': {
    summary: 'The figures of a year, published beside computed',
    query: strictFigureChoices,
    answer: figuresSchema,
  },
  '/api/v1/figures/{figure}': {
    summary: 'One figure of a year with the list behind it',
    query: strictFigureChoices,
    answer: figureListSchema,
    isMissing: true,
  },
  '/api/v1/editions': { summary: 'Past editions of the Global RCP Meetings, newest first', answer: editionListSchema },
  '/api/v1/meetings': { summary: 'The meetings that are open to everybody, newest first', answer: meetingListSchema },
  '/api/v1/meetings/{slug}': {
    summary: 'One meeting: theme, dates, participation, programme',
    answer: meetingSchema,
    isMissing: true,
  },
  '/api/v1/meetings/{slug}/highlights': {
    summary: 'The latest published Highlights of a meeting',
    answer: highlightsSchema,
    isMissing: true,
  },
} as const satisfies Record<Address, Endpoint>;

const refusal = z.strictObject({
  error: z.enum(['invalid', 'not_found', 'too_many']),
  fields: z.array(z.string()).optional().describe('Names of the filters that are unknown or malformed'),
});

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const refused = (description: string) => ({ description, ...json({ $ref: '#/components/schemas/Refusal' }) });

/** Each parameter of an address: those in its path, then the filters. */
function parametersOf(path: string, query: z.ZodObject | undefined) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: withoutDialect(z.toJSONSchema(schema as z.ZodType, { io: 'input' })),
  }));
  return [...inPath, ...inQuery];
}

/** A schema inside the description has the dialect of the description. */
function withoutDialect({ $schema: _dialect, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}

function operationOf(path: string, { summary, answer, query, isMissing }: Endpoint) {
  return {
    summary,
    operationId: path
      .replace('/api/v1/', '')
      .replace(/[/{}]+/g, '-')
      .replace(/-$/, ''),
    parameters: parametersOf(path, query),
    responses: {
      200: {
        description: summary,
        headers: { ETag: { description: 'Of the bytes; send it back as If-None-Match', schema: { type: 'string' } } },
        ...json(withoutDialect(z.toJSONSchema(answer))),
      },
      304: { description: 'Not changed since the ETag sent as If-None-Match' },
      ...(query ? { 400: refused('A filter is unknown or malformed') } : {}),
      ...(isMissing ? { 404: refused('There is no such record, or it is not public') } : {}),
      429: refused('Asked too often from one network; Retry-After says when to ask again, in seconds'),
    },
  };
}

/** The description of the interface in OpenAPI 3.1. `designations` is the disclaimer that belongs wherever countries are shown. */
export function describeInterface(designations: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley, public data',
      version: '1',
      description: `Read-only, for everybody; no cookie is read. Members are only ever added; a changed meaning is a new version. ${designations}`,
    },
    paths: Object.fromEntries(
      Object.entries<Endpoint>(endpoints).map(([path, endpoint]) => [path, { get: operationOf(path, endpoint) }]),
    ),
    components: { schemas: { Refusal: withoutDialect(z.toJSONSchema(refusal)) } },
  };
}
