import { enterSite } from '@/lib/auth/scope';
import { publicData } from '@/lib/core/public-data';
import { editionJson } from '@/lib/directory/exchange/edition-json';
import { listEditions } from '@/lib/directory/queries/editions';

/** GET /api/v1/editions: past editions of the Global RCP Meetings with their sources, newest first. */
export function GET(request: Request): Promise<Response> {
  return publicData(request, async () => ({ data: (await listEditions(enterSite(null))).map(editionJson) }));
}
