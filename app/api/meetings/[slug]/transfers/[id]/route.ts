import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { execute } from '@/lib/core/execute';
import { fileResponse } from '@/lib/core/file-store';
import { logUnexpected } from '@/lib/core/log';
import { hasOwnOrigin } from '@/lib/core/own-origin';
import { missingFile, privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { beginTransferDefinition, completeTransferDefinition } from '@/lib/transfers/definitions';
import { fileTypes, streamOf, writeFile } from '@/lib/transfers/exchange/file';
import { findPrepared } from '@/lib/transfers/queries/prepared';

/**
 * POST /api/meetings/{slug}/transfers/{id}: a prepared file, for whoever prepared it, for some minutes, until it went out
 * whole. A post, because it is written down before the first byte goes out; and again, with the hash, after the last.
 * Whoever may not gets 404, whatever there is.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ slug: string; id: string }> },
): Promise<Response> {
  const { slug, id: named } = await params;
  if (!hasOwnOrigin(request.headers)) return missingFile();
  const id = recordId.parse(named);
  const actor = await currentActor();
  return privateFile(async () => {
    const scope = await enterMeeting(actor, slug);
    const transfer = await findPrepared(scope, id);
    const chosen = Object.entries(transfer.filter).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
    const page = `/${transfer.locale}/manage/${slug}/exports?purpose=${transfer.purpose}${chosen.join('')}`;
    // Pressed again after the file went out, or too late: the page says so, and how to have it once more.
    if (transfer.isSent || transfer.isOver) return goTo(`${page}&prepared=${id}#prepared`);
    const call = { actor, meeting: slug };
    const begun = await execute(beginTransferDefinition, {
      ...call,
      input: { transfer: id },
      key: crypto.randomUUID(),
    });
    if (!begun.ok) return missingFile();
    const pieces = writeFile(scope, transfer);
    // The first piece before the answer: what cannot be made at all is said on the page instead of breaking off.
    const first = await pieces.next().catch((error: unknown) => {
      logUnexpected('transfer.write', error);
      return null;
    });
    if (!first) return goTo(`${page}&failed=1#prepared`);
    const onSent = async (sent: { sha256: string; bytes: number }) => {
      await execute(completeTransferDefinition, {
        ...call,
        input: { transfer: id, ...sent },
        key: crypto.randomUUID(),
      });
    };
    const stream = streamOf(pieces, onSent, first);
    const { type, extension } = fileTypes[transfer.format];
    return fileResponse({ name: `${slug}-${transfer.purpose}.${extension}`, type, bytes: stream });
  });
}

function goTo(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'private, no-store' } });
}
