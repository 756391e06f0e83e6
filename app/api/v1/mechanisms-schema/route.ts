import { z } from 'zod';
import { jsonResponse } from '@/lib/core/json-response';
import { partyListSchema } from '@/lib/directory/exchange/party-json';

/** GET /api/v1/mechanisms-schema: what /api/v1/mechanisms answers, as JSON Schema with a sentence on each member. */
export function GET(request: Request): Response {
  return jsonResponse(request, z.toJSONSchema(partyListSchema), { type: 'application/schema+json' });
}
