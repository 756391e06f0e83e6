import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { fileResponse } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { findLetter } from '@/lib/papers/queries/letters';
import type { PaperKind } from '@/lib/core/prisma/enums';
import { renderLetters } from '@/lib/papers/render/letter';
import { findOwnDocument } from '@/lib/privacy/queries/own-document';
import { handOutPaper } from '@/lib/transfers/exchange/hand-out-paper';
import type { PaperName } from '@/lib/transfers/model/papers';

const papers: Partial<Record<PaperKind, PaperName>> = {
  VISA_LETTER: 'paper-visa-letter',
  LETTER_OF_AWARD: 'paper-award',
};

/** GET /api/meetings/{slug}/papers/{id}: a letter as it was issued, for the secretariat and whom it was issued to. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id } = await params;
  return privateFile(async () => {
    const actor = await currentActor();
    const scope = await enterMeeting(actor, slug);
    const paper = await findLetter(scope, recordId.parse(id));
    if (!paper) return null;
    const document = paper.kind === 'VISA_LETTER' && paper.of ? await findOwnDocument(scope, paper.of) : null;
    const visa = paper.kind === 'VISA_LETTER' ? { document } : undefined;
    const [bytes] = await renderLetters([{ ...paper, visa }], env().baseUrl);
    const name = `${scope.meeting.code}-${paper.kind.toLowerCase().replaceAll('_', '-')}-${paper.code}.pdf`;
    if (!bytes) return null;
    const file = { name, type: mediaTypes.pdf, bytes };
    // Whose letter it is takes what is said about themselves; anybody else's taking it is written down.
    if (!paper.of || actor?.personIds.includes(paper.of.personId)) return fileResponse(file);
    return handOutPaper(actor, slug, {
      paper: papers[paper.kind] ?? 'paper-letter',
      format: 'PDF',
      locale: paper.letter.language,
      registrations: [paper.of.registration],
      file,
    });
  });
}
