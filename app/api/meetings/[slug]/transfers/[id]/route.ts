import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { toCsv } from '@/lib/core/csv';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { transferSheet } from '@/lib/privacy/exchange';
import { readTransfer } from '@/lib/privacy/queries/desk';

/** GET /api/meetings/{slug}/transfers/{id}: a prepared hand-over as CSV, for whoever prepared it, for some minutes. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id } = await params;
  const asked = new URL(request.url).searchParams.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const table = await readTransfer(scope, recordId.parse(id));
    return new Response(toCsv(transferSheet(table, locale, scope.meeting.illustrative)), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${slug}-hand-over.csv"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
      },
    });
  });
}
