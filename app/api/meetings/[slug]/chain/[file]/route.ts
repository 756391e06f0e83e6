import { enterMeeting } from '@/lib/auth/scope';
import { findPublishedChain } from '@/lib/chain/queries/published-chain';
import { flowAlone, flowPicture, flowSheet } from '@/lib/chain/render/flow-picture';
import { chartPng } from '@/lib/charts/render/chart-png';
import { chartSvg } from '@/lib/charts/render/chart-svg';
import { toCsv } from '@/lib/core/csv';
import { madeOnce } from '@/lib/core/made-file';
import { privateFile } from '@/lib/core/private-file';
import { publicFile } from '@/lib/core/public-file';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { csvType } from '../../results-file';

const types = { svg: 'image/svg+xml', png: 'image/png', csv: csvType } as const;

/**
 * The picture of a published edition's whole chain as a file (`chain.svg`, `chain.png`, `chain.csv`), `?locale=` its language:
 * the same for everybody, with an ETag. Where nothing is published yet it is not there (404).
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string; file: string }> },
): Promise<Response> {
  const { slug, file } = await params;
  const asked = new URL(request.url).searchParams.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const ending = (Object.keys(types) as (keyof typeof types)[]).find((known) => file === `chain.${known}`);
  return privateFile(async () => {
    const scope = await enterMeeting(null, slug);
    const chain = ending ? await findPublishedChain(scope) : null;
    if (!ending || !chain) return null;
    const picture = flowPicture(chain, locale);
    const alone = flowAlone(chain, picture, scope.meeting, locale);
    const body =
      ending === 'csv'
        ? toCsv(flowSheet(chain, picture, scope.meeting, locale))
        : ending === 'svg'
          ? chartSvg(alone, locale)
          : await madeOnce({ kind: 'chart-png', from: alone }, () => chartPng(alone));
    return publicFile(request, body, {
      type: types[ending],
      name: `${slug}-chain-${locale}.${ending}`,
      isIllustrative: scope.meeting.illustrative,
    });
  });
}
