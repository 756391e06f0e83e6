import { enterSite } from '@/lib/auth/scope';
import { jsonResponse } from '@/lib/core/json-response';
import { validate } from '@/lib/core/validation';
import { defaultKind, partyJson } from '@/lib/directory/exchange/party-json';
import { listPartyCodes } from '@/lib/directory/queries/parties';
import { getPartyRecords } from '@/lib/directory/queries/party';
import { strictDirectoryFilters } from '@/lib/directory/schema';
import { translator } from '@/lib/i18n/translator';

/**
 * GET /api/v1/mechanisms: the directory as JSON, for anybody; reads no cookie.
 *
 * Filters as on the page: `kind` (mechanisms by default, partners, rcp, irf, global-process, …), `region`, `theme`, `status`,
 * `q`; `limit` up to 100 (default 100) and `after`, best followed through `next`. Unknown or malformed filters: 400 with the
 * names of the fields. The answer is described by /api/v1/mechanisms-schema.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const parsed = validate(strictDirectoryFilters, Object.fromEntries(searchParams));
  if (!parsed.ok)
    return jsonResponse(request, { error: 'invalid', fields: Object.keys(parsed.fields) }, { status: 400 });
  const { limit = 100, ...filters } = parsed.value;
  const scope = enterSite(null);
  const { codes, total, next } = await listPartyCodes(
    scope,
    { ...filters, kind: filters.kind ?? defaultKind },
    'en',
    limit,
  );
  const parties = await getPartyRecords(scope, codes);
  if (next) searchParams.set('after', next);
  return jsonResponse(request, {
    data: parties.map(partyJson),
    total,
    next: next ? `/api/v1/mechanisms?${searchParams}` : null,
    designations: translator('en', 'common')('designations'),
  });
}
