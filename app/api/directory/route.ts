import { currentActor } from '@/lib/auth/actor';
import { enterSite } from '@/lib/auth/scope';
import { missingFile, privateFile } from '@/lib/core/private-file';
import { heldParties } from '@/lib/directory/exchange/as-of-tables';
import { listHistories } from '@/lib/directory/queries/history';
import { renderDirectory } from '@/lib/directory/render/directory-file';
import { exportChoices } from '@/lib/directory/schema';
import { dayOf } from '@/lib/i18n/dates';

/**
 * GET /api/directory?format=xlsx|csv|json&day=…&known=…&what=…: what the directory says as of a day, as it was known on another, for
 * those who look after it. Without days it is today; `what` is the kind of fact of a CSV. 404 for everybody else.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = exportChoices.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  return privateFile(async () => {
    const scope = enterSite(await currentActor());
    const histories = await listHistories(scope);
    if (!asked.success) return missingFile();
    const today = dayOf(new Date(), 'UTC');
    const { day = today, known = today, format, what } = asked.data;
    const parties = heldParties(histories, { day, known: `${known}T23:59:59.999Z` });
    const { name, type, body } = await renderDirectory(parties, { format, what, day, known });
    return new Response(body as BodyInit, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
