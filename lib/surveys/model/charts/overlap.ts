import type { CoveredTheme, Overlap } from '../overlap';
import type { VisibleRanking } from '../visible-results';
import { lineHeight, textLines, wrapText, type Drawing, type Mark } from '@/lib/charts/model/drawing';
import type { ChartWords } from './words';

const label = { width: 232, signs: 32 };
const column = { width: 84, signs: 12 };
const rowHeight = 2 * lineHeight;
const sectionHeight = 32;
/** Room that each sign of a section's head takes. */
const headSign = 7.2;
const narrow = { width: 340, signs: 46 };
/** A dot with the name of its region: where the name begins, room for each of its signs, room after it, height of a line. */
const dotted = { name: 27, sign: 7.2, gap: 12, line: 27 };

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

  let y = headLines * lineHeight + 8;
  const width = right + 96;
  for (const { head, themes } of sections(overlap, words)) {
    const heading = wrapText(head, Math.floor(width / headSign));
    marks.push(
      { kind: 'line', x1: 0, x2: width, y1: y, y2: y, stroke: 'origin' },
      ...textLines(heading, { x: 0, y: y + 20, ink: 'strong', anchor: 'start' }),
    );
    y += sectionHeight + (heading.length - 1) * lineHeight;
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
        const place = isThere ? rankIn(ranking, region, theme) : null;
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
  return { ...saidOf(overlap, words), width, height: y + 2, marks };
}

/**
 * As `overlapDrawing`, for the width of a telephone: under each choice a dot with its rank for every region that has it among
 * its first k, and the region's name beside it.
 */
export function narrowOverlapDrawing(ranking: VisibleRanking, words: ChartWords): Drawing | null {
  const { overlap } = ranking;
  if (!overlap) return null;
  const { regions } = overlap;
  const marks: Mark[] = [];
  let y = 0;
  for (const { head, themes } of sections(overlap, words)) {
    const heading = wrapText(head, narrow.signs);
    marks.push(
      { kind: 'line', x1: 0, x2: narrow.width, y1: y + 2, y2: y + 2, stroke: 'origin' },
      ...textLines(heading, { x: 0, y: y + 22, ink: 'strong', anchor: 'start' }),
    );
    y += 22 + heading.length * lineHeight;
    for (const { theme, regions: having } of themes) {
      const { text, lang } = words.choice(theme);
      const lines = wrapText(text, narrow.signs);
      marks.push(...textLines(lines, { x: 0, y: y + 12, ink: 'text', anchor: 'start', lang }));
      y += lines.length * lineHeight;
      let x = 0;
      for (const region of having) {
        const name = words.column(region);
        const width = dotted.name + name.length * dotted.sign;
        if (x > 0 && x + width > narrow.width) {
          x = 0;
          y += dotted.line;
        }
        const place = rankIn(ranking, region, theme);
        marks.push({ kind: 'dot', x: x + 11, y: y + 13, radius: 11, fill: 'top' });
        if (place !== null)
          marks.push({
            ...{ kind: 'text', x: x + 11, y: y + 18, text: `${place}`, ink: 'light-strong', anchor: 'middle' },
          });
        marks.push({ kind: 'text', x: x + dotted.name, y: y + 18, text: name, ink: 'text', anchor: 'start' });
        x += width + dotted.gap;
      }
      y += dotted.line + 14;
      const count = words.inRegions(having.length, regions.length);
      marks.push({ kind: 'text', x: 0, y, text: count, ink: 'quiet', anchor: 'start' });
      y += 14;
    }
    y += 6;
  }
  return { ...saidOf(overlap, words), width: narrow.width, height: y, marks };
}

/** What the chart is called and what it shows, at every width. */
function saidOf(
  { regions, shared, paired, distinctive }: Overlap,
  words: ChartWords,
): Pick<Drawing, 'title' | 'finding'> {
  return {
    title: words.overlapTitle(regions.length),
    finding: words.overlapFinding(shared.themes.length, paired.themes.length, distinctive.themes.length),
  };
}

function rankIn({ table }: VisibleRanking, region: string, theme: string): number | null {
  return table.columns.find(({ key }) => key === region)?.cells.find((cell) => cell.theme === theme)?.rank ?? null;
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
