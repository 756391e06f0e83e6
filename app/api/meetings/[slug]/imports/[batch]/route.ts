import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { toCsv } from '@/lib/core/csv';
import { fileResponse } from '@/lib/core/file-store';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { errorSheet } from '@/lib/exchange/exchange';
import { listWrongRows } from '@/lib/exchange/queries/rows';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';

type Props = { params: Promise<{ slug: string; batch: string }> };

/** GET /api/meetings/{slug}/imports/{id}?language=fr: the rows of an import that were not brought in, with the reason, as CSV. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { slug, batch } = await params;
  const asked = new URL(request.url).searchParams.get('language') ?? '';
  const language = isLocale(asked) ? asked : defaultLocale;
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const found = await listWrongRows(scope, recordId.parse(batch));
    if (!found) return null;
    const rows = errorSheet(found.headings, found.rows, language);
    const name = `${translator(language, 'exchange')('csv.name', { code: scope.meeting.code })}.csv`;
    return fileResponse({ name, type: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(toCsv(rows)) });
  });
}
