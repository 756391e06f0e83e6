import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { listComments } from '@/lib/clearing/queries/comments';
import { findManagedRound, findSymbol } from '@/lib/clearing/queries/rounds';
import { wordCommentTable } from '@/lib/clearing/render/comment-table';
import { renderCommentTable } from '@/lib/clearing/render/comment-table-docx';
import { renderCommentSheet } from '@/lib/clearing/render/comment-table-xlsx';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';

/**
 * GET /api/meetings/{slug}/clearing-comments?round={id}&format=docx|xlsx&locale=en: every comment of a round in the order of the document,
 * with its disposition and reply, for the secretariat. A round or a format that there is not answers 404.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const format = query.get('format');
  return privateFile(async () => {
    const scope = await enterMeeting(await currentActor(), slug);
    const round = await findManagedRound(scope, recordId.parse(query.get('round')));
    if (format !== 'docx' && format !== 'xlsx') return null;
    const [symbol, comments] = await Promise.all([findSymbol(scope), listComments(scope, round.id)]);
    const table = wordCommentTable(scope.meeting, { symbol, round, comments }, locale);
    const bytes = format === 'docx' ? await renderCommentTable(table) : await renderCommentSheet(table);
    const name = `${symbol.replace(/[^A-Za-z0-9]+/g, '-')}-comments-${round.number}-${locale}.${format}`;
    return fileResponse({ name, type: mediaTypes[format], bytes });
  });
}
