import { textLines, type Drawing, type Mark, type Tint } from '@/lib/charts/model/drawing';
import { perCountry, standingsOf, type Standing } from '@/lib/directory/model/figures';
import { formatDay } from '@/lib/i18n/dates';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { LegendEntry, Picture, PictureCell, PictureData, PicturedCountry } from '../model/picture';
import { countedAs } from '../model/standing';
import world from '../model/world.json';
import { byShortName, shortName } from './names';

/** How many mechanisms each country takes part in, on a map of equal areas. */
export function mapPicture(data: PictureData, locale: Locale): Picture {
  const t = translator(locale, 'pictures');
  const { counted } = standingsOf(data.facts, countedAs(data.day));
  const counts = perCountry(counted);
  const rows = data.countries
    .filter(({ isCounted }) => isCounted)
    .map((country) => ({ country, count: counts.get(country.iso2) ?? 0, in: membershipsOf(country, counted) }))
    .sort((one, other) => nameOf(one.country, locale).localeCompare(nameOf(other.country, locale), locale));
  const bands = bandsOf(rows.map(({ count }) => count));
  const most = Math.max(0, ...counts.values());
  const finding = t('map.finding', {
    least: Math.min(...rows.map(({ count }) => count)),
    most,
    half: medianOf(rows.map(({ count }) => count)),
    names: formatList(
      rows.filter(({ count }) => count === most).map(({ country }) => nameOf(country, locale)),
      locale,
    ),
  });
  const title = t('map.title', { day: formatDay(data.day, locale) });
  const mechanisms = new Map(data.mechanisms.map((mechanism) => [mechanism.code, mechanism]));
  const compare = byShortName(locale);
  const shortNames = (codes: readonly string[]) =>
    codes
      .flatMap((code) => mechanisms.get(code) ?? [])
      .sort(compare)
      .map((mechanism) => shortName(mechanism, locale).text)
      .join(' · ');
  const others = data.countries
    .filter(({ isCounted }) => !isCounted)
    .map((country) => ({
      country,
      codes: counted.flatMap(({ party: { code }, listed }) =>
        listed.includes(country.iso2) || country.asTerritory.includes(code) ? [code] : [],
      ),
    }))
    .filter(({ codes }) => codes.length > 0)
    .sort((one, other) => nameOf(one.country, locale).localeCompare(nameOf(other.country, locale), locale));
  const byCode = new Map(rows.map(({ country, count }) => [country.iso2, count]));
  const sayings = new Map(
    rows.map(({ country, count }) => [country.iso2, t('map.says', { country: nameOf(country, locale), count })]),
  );
  const drawing: Drawing = {
    ...{ width: plane.width, height: plane.top + world.height + 4, title, finding },
    marks: worldMarks(byCode, bands, sayings),
  };
  const legend = [
    ...bands.map((band): LegendEntry => ({ fill: band.fill, text: bandText(band, locale) })),
    { fill: 'frame' as const, text: t('map.notCounted') },
  ];
  return {
    drawing: withLegend(drawing, legend),
    onPage: { drawing, legend },
    method: t('map.method'),
    notes: [t('map.boundaries'), t('map.geometry')],
    tables: [
      {
        caption: t('map.bands'),
        heads: [{ text: t('heads.mechanisms') }, { text: t('heads.countries'), isNumeric: true }],
        rows: bands.map((band) => ({
          key: String(band.from),
          cells: [bandText(band, locale), rows.filter(({ count }) => isIn(count, band)).length],
        })),
      },
      {
        caption: t('map.countries'),
        anchor: { id: 'countries', text: t('map.toTable') },
        heads: [
          { text: t('heads.country') },
          { text: t('heads.mechanisms'), isNumeric: true },
          { text: t('heads.rcp'), isNumeric: true },
          { text: t('heads.irf'), isNumeric: true },
          { text: t('heads.global'), isNumeric: true },
          { text: t('heads.which') },
        ],
        rows: rows.map(({ country, count, in: own }) => ({
          key: country.iso2,
          cells: [
            countryCell(country, locale),
            count,
            ...(['RCP', 'IRF', 'GLOBAL_PROCESS'] as const).map((kind) => own.filter((one) => one.kind === kind).length),
            shortNames(own.map(({ party }) => party.code)),
          ],
        })),
      },
      {
        caption: t('map.others'),
        heads: [{ text: t('heads.other') }, { text: t('heads.which') }],
        rows: others.map(({ country, codes }) => ({
          key: country.iso2,
          cells: [countryCell(country, locale), shortNames(codes)],
        })),
      },
    ],
    sheet: [
      [
        t('heads.code'),
        t('heads.country'),
        t('heads.mechanisms'),
        t('heads.rcp'),
        t('heads.irf'),
        t('heads.global'),
        t('heads.which'),
      ],
      ...rows.map(({ country, count, in: own }) => [
        country.iso3,
        nameOf(country, locale),
        count,
        ...(['RCP', 'IRF', 'GLOBAL_PROCESS'] as const).map((kind) => own.filter((one) => one.kind === kind).length),
        shortNames(own.map(({ party }) => party.code)),
      ]),
      ...others.map(({ country, codes }) => [
        country.iso3,
        nameOf(country, locale),
        null,
        null,
        null,
        null,
        shortNames(codes),
      ]),
    ],
  };
}

function membershipsOf({ iso2 }: PicturedCountry, counted: readonly Standing[]): Standing[] {
  return counted.filter(({ members }) => members.includes(iso2));
}

const nameOf = ({ names }: PicturedCountry, locale: Locale) => pick(names, locale).text;

function countryCell(country: PicturedCountry, locale: Locale): PictureCell {
  const { text, lang, isFallback } = pick(country.names, locale);
  return { text, href: `/countries/${country.iso2}`, ...(isFallback ? { lang } : {}) };
}

/** The middle value; of an even number the lower of the two in the middle, so that it is one that occurs. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
}

type Band = { from: number; to: number; fill: Tint };

/** At most five bands of the same width over what occurs above nothing, and one for nothing where it occurs. */
function bandsOf(counts: readonly number[]): Band[] {
  const some = counts.filter((count) => count > 0);
  const bands: Band[] = counts.includes(0) ? [{ from: 0, to: 0, fill: 'tint0' }] : [];
  if (some.length === 0) return bands;
  const [least, most] = [Math.min(...some), Math.max(...some)];
  const step = Math.ceil((most - least + 1) / tints.length);
  // The darkest of the tints are taken: the most stand out, and the fewest from what is not counted.
  const needed = Math.ceil((most - least + 1) / step);
  tints.slice(tints.length - needed).forEach((fill, index) => {
    const from = least + index * step;
    bands.push({ from, to: Math.min(most, from + step - 1), fill });
  });
  return bands;
}

const tints = ['tint1', 'tint2', 'tint3', 'tint4', 'tint5'] as const;
const isIn = (count: number, { from, to }: Band) => from <= count && count <= to;

function bandText({ from, to }: Band, locale: Locale): string {
  const t = translator(locale, 'pictures');
  return from === to ? t('map.band1', { n: from }) : t('map.band', { from, to });
}

const plane = { top: 4, width: world.width };
const dot = { country: 3.2, territory: 2 };
const swatch = { row: 26, width: 26 };

function worldMarks(
  counts: ReadonlyMap<string, number>,
  bands: readonly Band[],
  sayings: ReadonlyMap<string, string>,
): Mark[] {
  const saying = (code: string) => {
    const says = sayings.get(code);
    return says === undefined ? {} : { says };
  };
  /** Null for what is not counted. */
  const tintOf = (code: string): Tint | null => {
    const count = counts.get(code);
    return count === undefined ? null : (bands.find((band) => isIn(count, band))?.fill ?? 'tint0');
  };
  return [
    ...Object.entries(world.shapes).map(([code, path]): Mark => ({
      kind: 'area',
      x: 0,
      y: plane.top,
      path,
      fill: tintOf(code) ?? 'paper',
      ...saying(code),
    })),
    // Those that are counted lie on top where dots are close.
    ...Object.entries(world.dots)
      .toSorted(([one], [other]) => Number(counts.has(one)) - Number(counts.has(other)))
      .map(([code, [x = 0, y = 0]]): Mark => ({
        ...{ kind: 'dot', x, y: y + plane.top },
        radius: counts.has(code) ? dot.country : dot.territory,
        fill: tintOf(code) ?? 'none',
        ...saying(code),
      })),
  ];
}

/** The drawing with what its fills say below it, in as many lines as that takes. */
function withLegend(drawing: Drawing, legend: readonly LegendEntry[]): Drawing {
  const marks: Mark[] = [];
  let x = 0;
  let y = drawing.height + 14;
  for (const { fill, text } of legend) {
    const width = swatch.width + 8 + text.length * 7 + 20;
    if (x + width > plane.width) [x, y] = [0, y + swatch.row];
    marks.push(
      { kind: 'rect', x, y, width: swatch.width, height: 14, fill },
      ...textLines([text], { x: x + swatch.width + 8, y: y + 12, ink: 'text', anchor: 'start' }),
    );
    x += width;
  }
  return { ...drawing, height: y + 20, marks: [...drawing.marks, ...marks] };
}
