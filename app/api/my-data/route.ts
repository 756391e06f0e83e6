import { currentActor } from '@/lib/auth/actor';
import { enterSite } from '@/lib/auth/scope';
import { missingFile, privateFile } from '@/lib/core/private-file';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { heldAsHtml, heldAsJson } from '@/lib/privacy/exchange';
import type { HandedOn } from '@/lib/privacy/queries/handed-on';
import { listMyData, readMyFiles } from '@/lib/privacy/queries/my-data';
import { transferWords } from '@/lib/transfers/model/log-words';

/**
 * GET /api/my-data?format=json|html&person=…: everything held about the person at the keyboard, with their files. The
 * person is one of those whose own mailbox this is; without one, the first. 404 for everybody else.
 */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const [asked, wanted] = [query.get('locale') ?? undefined, query.get('person')];
  const locale = isLocale(asked) ? asked : defaultLocale;
  return privateFile(async () => {
    const scope = enterSite(await currentActor());
    const held = await listMyData(scope, 'all');
    const data = wanted ? held.find(({ person }) => person.id === wanted) : held[0];
    if (!data) return missingFile();
    const files = await readMyFiles(scope, data.person.id);
    const isPage = query.get('format') === 'html';
    const now = new Date();
    const describe = (transfer: HandedOn) => transferWords(locale).line(transfer);
    const body = isPage
      ? heldAsHtml(data, files, locale, now, describe)
      : JSON.stringify(heldAsJson(data, files, now), null, 2);
    return new Response(body, {
      headers: {
        'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="my-data.${isPage ? 'html' : 'json'}"`,
        'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
