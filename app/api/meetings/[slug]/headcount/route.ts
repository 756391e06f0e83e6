import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { toCsv } from '@/lib/core/csv';
import { fileResponse } from '@/lib/core/file-store';
import { privateFile } from '@/lib/core/private-file';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { headcountSheet } from '@/lib/papers/exchange';
import { countHeads } from '@/lib/papers/queries/headcount';
import { papersQuerySchema } from '@/lib/papers/schema';

/** GET /api/meetings/{slug}/headcount?day=2027-03-01&language=fr: the headcounts at the end of a day as CSV, for the secretariat. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { day } = papersQuerySchema.parse(query);
  const language = isLocale(query.language) ? query.language : defaultLocale;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    if (!day) return null;
    const rows = headcountSheet(await countHeads(scope, day), scope.meeting, day, language);
    const bytes = new TextEncoder().encode(toCsv(rows));
    return fileResponse({ name: `${scope.meeting.code}-headcount-${day}.csv`, type: 'text/csv; charset=utf-8', bytes });
  });
}
