import { enterSite } from '@/lib/auth/scope';
import { found } from '@/lib/core/errors';
import { parsed, publicData } from '@/lib/core/public-data';
import { strictFigureChoices } from '@/lib/directory/schema';
import { figureListJson } from '@/lib/fact-sheet/exchange/figure-json';
import { figureList } from '@/lib/fact-sheet/model/figure-list';
import { getSheetData } from '@/lib/fact-sheet/queries';

/** GET /api/v1/figures/active-rcp?year=2018&classes=year|latest&undecided=out|in: one figure of a year with the list behind it. */
export async function GET(request: Request, { params }: { params: Promise<{ figure: string }> }): Promise<Response> {
  const { figure } = await params;
  return publicData(request, async (query) => {
    const data = await getSheetData(enterSite(null), parsed(strictFigureChoices, query), new Date());
    return figureListJson(data, found(figureList(data, figure)));
  });
}
