import { enterSite } from '@/lib/auth/scope';
import { parsed, publicData } from '@/lib/core/public-data';
import { figuresJson } from '@/lib/directory/exchange/figures-json';
import { getFigureFacts, listPublishedFigures, listThemes } from '@/lib/directory/queries/figures';
import { lastDayOf } from '@/lib/directory/model/periods';
import { strictFigureChoices } from '@/lib/directory/schema';

/** GET /api/v1/figures?year=2018&classes=year|latest&undecided=out|in: the fact sheet of a year, published beside computed. */
export function GET(request: Request): Promise<Response> {
  return publicData(request, async (query) => {
    const choices = parsed(strictFigureChoices, query);
    const scope = enterSite(null);
    const now = new Date();
    const [facts, published, themes] = await Promise.all([
      getFigureFacts(scope, lastDayOf(choices.year, now)),
      listPublishedFigures(scope),
      listThemes(scope),
    ]);
    return figuresJson(facts, published, themes, choices, now.toISOString().slice(0, 10));
  });
}
