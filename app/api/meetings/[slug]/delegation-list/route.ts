import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { execute } from '@/lib/core/execute';
import { formDataToObject } from '@/lib/core/form-state';
import { hasOwnOrigin } from '@/lib/core/own-origin';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { exportDelegationDefinition } from '@/lib/representation/definitions';
import { findSheet } from '@/lib/representation/queries';
import { renderSheet } from '@/lib/representation/render';
import { exportDelegationSchema } from '@/lib/representation/schema';
import { recordedFile } from '@/lib/transfers/exchange/recorded-file';

/** More than the form's few fields ever are. */
const mostBytes = 4_000;

/**
 * POST /api/meetings/{slug}/delegation-list: the list of one delegation as CSV or XLSX, for its focal points and the
 * secretariat. A post, because each one is recorded as a transfer before the file is made; sent twice with one key, once.
 * Whoever may not gets 404, whatever there is.
 */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  if (!hasOwnOrigin(request.headers)) return refused(403);
  if (Number(request.headers.get('content-length') ?? Infinity) > mostBytes) return refused(413);
  const form = await request.formData().catch(() => null);
  if (!form) return refused(400);
  const { locale: asked, idempotencyKey, ...input } = formDataToObject(form).object;
  const actor = await currentActor();
  const noted = await execute(exportDelegationDefinition, {
    actor,
    meeting: slug,
    input,
    key:
      typeof idempotencyKey === 'string' && /^[\w-]{16,64}$/.test(idempotencyKey)
        ? idempotencyKey
        : crypto.randomUUID(),
  });
  if (!noted.ok) return refused(noted.code === 'invalid' ? 400 : noted.code === 'unexpected' ? 500 : 404);
  const { delegation, format } = exportDelegationSchema.parse(input);
  const locale = typeof asked === 'string' && isLocale(asked) ? asked : defaultLocale;
  const scope = await enterMeeting(actor, slug);
  const file = await renderSheet(scope.meeting, await findSheet(scope, delegation), format, locale);
  return recordedFile({ actor, meeting: slug, transfer: noted.value.transferId }, file);
}

function refused(status: number): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'private, no-store' } });
}
