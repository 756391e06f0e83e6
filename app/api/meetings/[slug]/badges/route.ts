import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { mediaTypes } from '@/lib/core/media-types';
import { privateFile } from '@/lib/core/private-file';
import { recordId } from '@/lib/core/validation';
import { formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { listBadgeHolders, mostBadges, readPortraits } from '@/lib/papers/queries/badges';
import { renderBadges } from '@/lib/papers/render/badges';
import { handOutPaper } from '@/lib/transfers/exchange/hand-out-paper';

/**
 * GET /api/meetings/{slug}/badges?size=a6|card&language=fr&part=2&registrations[]=…: badges as a PDF, one to a page, for the
 * secretariat and the badge desk; of everybody in person without a selection, so many to a part. It makes no codes: see the verb.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const asked = query.get('language') ?? undefined;
  const language = isLocale(asked) ? asked : defaultLocale;
  const size = query.get('size') === 'card' ? 'card' : 'a6';
  const part = query.get('part') ?? '';
  const only = query
    .getAll('registrations[]')
    .slice(0, mostBadges)
    .map((id) => recordId.parse(id));
  return privateFile(async () => {
    const actor = await currentActor();
    const scope = await enterMeeting(actor, slug);
    const holders = await listBadgeHolders(scope, only, /^[1-9]\d{0,3}$/.test(part) ? Number(part) : 1);
    // Whoever may print badges is told why there are none, instead of an empty answer.
    if (holders.length === 0) return only.length > 0 ? null : notReady(language);
    const portraits = await readPortraits(scope, holders);
    const { shortTitle, city, startsOn, endsOn, illustrative, code } = scope.meeting;
    const bytes = await renderBadges(
      holders.map((holder) => ({ ...holder, photo: portraits.get(holder.registration) ?? null })),
      {
        size,
        language,
        meeting: pick(shortTitle, language).text,
        place: `${cityName(city, language)}, ${formatDayRange(startsOn, endsOn, language)}`,
        illustrative,
      },
    );
    return handOutPaper(actor, slug, {
      paper: 'paper-badges',
      format: 'PDF',
      locale: language,
      registrations: holders.map(({ registration }) => registration),
      file: { name: `${code}-badges-${size}.pdf`, type: mediaTypes.pdf, bytes },
    });
  });
}

function notReady(language: Locale): Response {
  return new Response(`${translator(language, 'papers')('badge.notReady')}\n`, {
    status: 409,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}
