import { enterSite } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { jsonResponse } from '@/lib/core/json-response';
import { partyJson } from '@/lib/directory/exchange/party-json';
import { getParty } from '@/lib/directory/queries/party';

/** GET /api/v1/mechanisms/CODE: one mechanism or partner; 404 with `{ "error": "not_found" }` for an unknown code. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params;
  try {
    return jsonResponse(request, partyJson(await getParty(enterSite(null), code)));
  } catch (error) {
    if (error instanceof Refusal) return jsonResponse(request, { error: error.code }, { status: 404 });
    throw error;
  }
}
