import { currentActor } from '@/lib/auth/actor';
import { authorize } from '@/lib/auth/permissions';
import { enterMeeting } from '@/lib/auth/scope';
import { fileResponse } from '@/lib/core/file-store';
import { privateFile } from '@/lib/core/private-file';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { streamOf } from '@/lib/transfers/exchange/file';
import { writeLog } from '@/lib/transfers/exchange/log-lines';
import { logFiltersSchema } from '@/lib/transfers/schema';

/** GET /api/meetings/{slug}/transfers: the record of what was handed over as CSV, filtered as on its page. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('locale') ?? undefined;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    authorize(scope, 'transfer.read');
    const filters = logFiltersSchema.parse(Object.fromEntries(query));
    const pieces = writeLog(scope, { ...filters, after: undefined }, isLocale(asked) ? asked : defaultLocale);
    return fileResponse({
      name: `${slug}-transfers.csv`,
      type: 'text/csv; charset=utf-8',
      bytes: streamOf(pieces, async () => undefined),
    });
  });
}
