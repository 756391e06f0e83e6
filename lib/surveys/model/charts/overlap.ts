import type { CoveredTheme, Overlap } from '../overlap';
import type { VisibleRanking } from '../visible-results';
import { lineHeight, textLines, wrapText, type Drawing, type Mark } from './drawing';
import type { ChartWords } from './words';

const label = { width: 232, signs: 32 };
const column = { width: 84, signs: 12 };
const rowHeight = 2 * lineHeight;
const sectionHeight = 44;

/**
 * Regions by choice: a dot with the rank where a choice is among the first k of a region, in the three lists, each headed
 * by what chance alone would give. Null where there are not two regions to compare.
 */
export function overlapDrawing(ranking: VisibleRanking, words: ChartWords): Drawing | null {
  const { overlap } = ranking;
  if (!overlap) return null;
  const regions = overlap.regions;
  const centre = (region: string) => label.width + (regions.indexOf(region) + 0.5) * column.width;
  const right = label.width + regions.length * column.width;
  const heads = regions.map((key) => wrapText(words.column(key), column.signs));
  const headLines = Math.max(...heads.map((lines) => lines.length));
  const marks: Mark[] = regions.flatMap((region, index) => {
    const lines = heads[index] ?? [];
    const y = 12 + (headLines - lines.length) * lineHeight;
    return textLines(lines, { x: centre(region), y, ink: 'strong', anchor: 'middle' });
  });

  const rankIn = (region: string, theme: string) =>
    ranking.table.columns.find(({ key }) => key === region)?.cells.find((cell) => cell.theme === theme)?.rank ?? null;
  let y = headLines * lineHeight + 8;
  const width = right + 96;
  for (const { head, themes } of sections(overlap, words)) {
    marks.push(
      { kind: 'line', x1: 0, x2: width, y1: y, y2: y, stroke: 'origin' },
      ...textLines(wrapText(head, 110), { x: 0, y: y + 20, ink: 'strong', anchor: 'start' }),
    );
    y += sectionHeight - lineHeight + wrapText(head, 110).length * 4;
    for (const { theme, regions: having } of themes) {
      const { text, lang } = words.choice(theme);
      const lines = wrapText(text, label.signs);
      const height = Math.max(rowHeight, lines.length * lineHeight + 4);
      const middle = y + height / 2;
      const [first, last] = [having[0], having.at(-1)];
      marks.push(
        ...textLines(lines, {
          x: 0,
          y: middle + 5 - ((lines.length - 1) * lineHeight) / 2,
          ink: 'text',
          anchor: 'start',
          lang,
        }),
      );
      if (first !== undefined && last !== undefined && first !== last) {
        marks.push({ kind: 'line', x1: centre(first), x2: centre(last), y1: middle, y2: middle, stroke: 'link' });
      }
      for (const region of regions) {
        const isThere = having.includes(region);
        marks.push({
          kind: 'dot',
          x: centre(region),
          y: middle,
          radius: isThere ? 11 : 3,
          fill: isThere ? 'top' : 'none',
        });
        const place = isThere ? rankIn(region, theme) : null;
        if (place !== null) {
          marks.push({
            kind: 'text',
            x: centre(region),
            y: middle + 5,
            text: `${place}`,
            ink: 'light-strong',
            anchor: 'middle',
          });
        }
      }
      marks.push({
        kind: 'text',
        x: right + 8,
        y: middle + 5,
        text: words.inRegions(having.length, regions.length),
        ink: 'quiet',
        anchor: 'start',
      });
      y += height;
    }
    y += 8;
  }
  const { shared, paired, distinctive } = overlap;
  return {
    width,
    height: y + 2,
    title: words.overlapTitle(regions.length),
    finding: words.overlapFinding(shared.themes.length, paired.themes.length, distinctive.themes.length),
    marks,
  };
}

type Section = { head: string; themes: readonly CoveredTheme[] };

/** The three lists in their order, the most covered first; a list without themes still says what chance would give. */
function sections({ regions, m, sharedFrom, shared, paired, distinctive }: Overlap, words: ChartWords): Section[] {
  const sorted = (themes: readonly CoveredTheme[]) =>
    themes.toSorted((one, other) => other.regions.length - one.regions.length);
  return [
    {
      head:
        sharedFrom === null
          ? words.sharedNever(regions.length)
          : words.sharedList(sharedFrom, shared.themes.length, shared.byChance, m),
      themes: sorted(shared.themes),
    },
    { head: words.pairedList(paired.themes.length, paired.byChance, m), themes: sorted(paired.themes) },
    { head: words.distinctiveList(distinctive.themes.length, distinctive.byChance, m), themes: distinctive.themes },
  ];
}
