import { enterSite } from '@/lib/auth/scope';
import { publicData } from '@/lib/core/public-data';
import { partyJson } from '@/lib/directory/exchange/party-json';
import { getParty } from '@/lib/directory/queries/party';

/** GET /api/v1/mechanisms/CODE: one mechanism or partner; 404 with `{ "error": "not_found" }` for an unknown code. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params;
  return publicData(request, async () => partyJson(await getParty(enterSite(null), code)));
}
