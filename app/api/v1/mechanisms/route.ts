import { enterSite } from '@/lib/auth/scope';
import { parsed, publicData } from '@/lib/core/public-data';
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
 * names of the fields. The answer is described by /api/v1/openapi and /api/v1/mechanisms-schema.
 */
export function GET(request: Request): Promise<Response> {
  return publicData(request, async (query) => {
    const { limit = 100, ...filters } = parsed(strictDirectoryFilters, query);
    const scope = enterSite(null);
    const { codes, total, next } = await listPartyCodes(
      scope,
      { ...filters, kind: filters.kind ?? defaultKind },
      'en',
      limit,
    );
    const parties = await getPartyRecords(scope, codes);
    if (next) query.set('after', next);
    return {
      data: parties.map(partyJson),
      total,
      next: next ? `/api/v1/mechanisms?${query}` : null,
      designations: translator('en', 'common')('designations'),
    };
  });
}
