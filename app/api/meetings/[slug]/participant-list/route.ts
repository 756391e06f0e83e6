import { currentActor } from '@/lib/auth/actor';
import { authorize } from '@/lib/auth/permissions';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson } from '@/lib/core/canonical';
import { Refusal } from '@/lib/core/errors';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { refusedFile } from '@/lib/core/private-file';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import { findList, findPublicList } from '@/lib/papers/queries/lists';
import { renderListDocx } from '@/lib/papers/render/list-docx';
import { renderListPdf } from '@/lib/papers/render/list-pdf';
import { wordList } from '@/lib/papers/render/list-words';
import { handOutPaper } from '@/lib/transfers/exchange/hand-out-paper';
import type { PaperFormat } from '@/lib/transfers/schema';

/**
 * GET /api/meetings/{slug}/participant-list?format=pdf|docx|json&language=fr&number=2&version=full|public: a list as issued.
 * The full one for everyone in the meeting, the public one for everybody once it is final; the sealed text (json), byte for
 * byte what its hash was taken of, for whoever issues it. What may not be seen and what is not there answer 404 alike.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const [format, language, asked] = ['format', 'language', 'number'].map((name) => query.get(name) ?? '');
  const number = /^[1-9]\d{0,5}$/.test(asked ?? '') ? Number(asked) : null;
  try {
    const actor = await currentActor();
    const scope = await enterMeeting(actor, slug);
    const version = query.get('version') === 'public' ? 'public' : 'full';
    const { content, sha256, isShown } = await (version === 'public' ? findPublicList : findList)(scope, number);
    const name = `${content.meeting.code}-participants-${content.number}`;
    const registrations = content.parties.flatMap(({ people }) => people.map(({ registration }) => registration));
    // The public version is for everybody; who takes the full one is written down.
    const answer = (
      kind: PaperFormat,
      locale: Locale,
      file: Parameters<typeof fileResponse>[0] & { bytes: Uint8Array },
    ) =>
      version === 'public' || registrations.length === 0
        ? fileResponse(file)
        : handOutPaper(actor, slug, { paper: 'paper-list', format: kind, locale, registrations, file });
    if (format === 'json') {
      authorize(scope, 'list.issue');
      // The sealed text names everybody, also who is not listed publicly: there is no public version of it.
      if (version === 'public') throw new Refusal('not_found');
      const bytes = new TextEncoder().encode(canonicalJson(content));
      return await answer('JSON', defaultLocale, {
        name: `${name}.json`,
        type: mediaTypes.json,
        bytes,
      });
    }
    if (!isLocale(language)) throw new Refusal('not_found');
    const list = wordList(content, sha256, language, { version, isShown });
    const file = `${name}-${language}${version === 'public' ? '-public' : ''}`;
    if (format === 'docx')
      return await answer('DOCX', language, {
        name: `${file}.docx`,
        type: mediaTypes.docx,
        bytes: await renderListDocx(list),
      });
    if (format !== 'pdf') throw new Refusal('not_found');
    return await answer('PDF', language, {
      name: `${file}.pdf`,
      type: mediaTypes.pdf,
      bytes: await renderListPdf(list),
    });
  } catch (error) {
    if (error instanceof Refusal) return refusedFile(error);
    throw error;
  }
}
