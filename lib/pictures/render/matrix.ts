import { lineHeight, textLines, wrapText, type Drawing, type Mark } from '@/lib/charts/model/drawing';
import { mechanismKinds } from '@/lib/directory/model/kinds';
import { formatDay } from '@/lib/i18n/dates';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { Picture, PictureData } from '../model/picture';
import { mechanismsOn, type MechanismOnDay } from '../model/standing';
import { byShortName, mechanismCell, shortName } from './names';

const label = { width: 216, signs: 31 };
const column = { width: 80, signs: 13 };
const rowHeight = 24;
const dot = 6;

/** Mechanisms by themes: a full dot where a counted mechanism works on the theme, an open one where it is not counted. */
export function matrixPicture(data: PictureData, locale: Locale): Picture {
  const t = translator(locale, 'pictures');
  const rows = mechanismsOn(data, byShortName(locale));
  const columns = data.themes.map(({ code, names }) => {
    const counted = rows.filter((row) => row.standing === 'counted' && row.themes.includes(code));
    return {
      code,
      name: pick(names, locale),
      regional: counted.filter(({ kind }) => kind !== 'GLOBAL_PROCESS'),
      global: counted.filter(({ kind }) => kind === 'GLOBAL_PROCESS'),
    };
  });
  const nameOf = new Map(columns.map(({ code, name }) => [code, name.text]));
  const directory = translator(locale, 'directory');
  const day = formatDay(data.day, locale);
  const regional = rows.filter(({ standing, kind }) => standing === 'counted' && kind !== 'GLOBAL_PROCESS');
  const most = Math.max(0, ...columns.map((column) => column.regional.length));
  const frequent = columns.filter((column) => column.regional.length === most);
  const drawing = draw({
    rows,
    columns: columns.map((each) => ({
      ...each,
      lines: wrapText(breakable(each.name.text), column.signs),
      counts: [each.regional.length, each.global.length],
    })),
    title: t('matrix.title', { day }),
    finding:
      frequent.length > 0
        ? t('matrix.finding', {
            n: frequent.length,
            themes: formatList(
              frequent.map(({ name }) => name.text),
              locale,
            ),
            count: most,
            of: regional.length,
          })
        : '',
    locale,
  });
  return {
    drawing,
    method: t('matrix.method'),
    tables: [
      {
        caption: t('matrix.byMechanism'),
        heads: [
          { text: t('heads.mechanism') },
          { text: t('heads.kind') },
          { text: t('heads.standing') },
          { text: t('heads.themes'), isNumeric: true },
          { text: t('heads.which') },
        ],
        rows: rows.map((row) => ({
          key: row.code,
          cells: [
            mechanismCell(row, locale),
            directory(`shortKinds.${row.kind}`),
            t(`standing.${row.standing}`),
            row.themes.length,
            data.themes
              .filter(({ code }) => row.themes.includes(code))
              .map(({ code }) => nameOf.get(code))
              .join(' · '),
          ],
        })),
      },
      {
        caption: t('matrix.byTheme'),
        heads: [
          { text: t('heads.theme') },
          { text: t('matrix.regional'), isNumeric: true },
          { text: t('matrix.global'), isNumeric: true },
          { text: t('heads.counted') },
        ],
        rows: columns.map(({ code, name, regional: these, global }) => ({
          key: code,
          cells: [
            { text: name.text, ...(name.isFallback ? { lang: name.lang } : {}) },
            these.length,
            global.length,
            formatList(
              [...these, ...global].map((row) => shortName(row, locale).text),
              locale,
            ),
          ],
        })),
      },
    ],
    sheet: [
      [
        t('heads.code'),
        t('heads.mechanism'),
        t('heads.kind'),
        t('heads.standing'),
        ...columns.map(({ name }) => name.text),
      ],
      ...rows.map((row) => [
        row.code,
        pick(row.names, locale).text,
        directory(`shortKinds.${row.kind}`),
        t(`standing.${row.standing}`),
        ...columns.map(({ code }) => (row.themes.includes(code) ? 1 : 0)),
      ]),
      ['', t('matrix.regional'), '', '', ...columns.map((each) => each.regional.length)],
      ['', t('matrix.global'), '', '', ...columns.map((each) => each.global.length)],
    ],
  };
}

/** A word wider than its column may break behind a hyphen. */
function breakable(text: string): string {
  return text.replace(/\S+/g, (word) => (word.length > column.signs ? word.replaceAll('-', '- ') : word));
}

type Column = { code: string; lines: string[]; counts: number[] };

function draw(asked: {
  rows: readonly MechanismOnDay[];
  columns: readonly Column[];
  title: string;
  finding: string;
  locale: Locale;
}): Drawing {
  const { rows, columns, title, finding, locale } = asked;
  const t = translator(locale, 'pictures');
  const directory = translator(locale, 'directory');
  const width = label.width + columns.length * column.width;
  const middle = (index: number) => label.width + (index + 0.5) * column.width;
  const headLines = Math.max(1, ...columns.map(({ lines }) => lines.length));
  const marks: Mark[] = columns.flatMap(({ lines }, index) =>
    textLines(lines, {
      x: middle(index),
      y: 14 + (headLines - lines.length) * lineHeight,
      ink: 'quiet',
      anchor: 'middle',
    }),
  );
  let y = headLines * lineHeight + 12;
  for (const kind of mechanismKinds) {
    const own = rows.filter((row) => row.kind === kind);
    if (own.length === 0) continue;
    marks.push(
      { kind: 'line', x1: 0, x2: width, y1: y, y2: y, stroke: 'origin' },
      { kind: 'text', x: 0, y: y + 17, text: directory(`kinds.${kind}`), ink: 'strong', anchor: 'start' },
    );
    y += rowHeight;
    for (const row of own) {
      const { text, lang } = shortName(row, locale);
      const said = row.standing === 'counted' ? text : t(`matrix.${row.standing}`, { name: text });
      const isCounted = row.standing === 'counted';
      const lines = wrapText(said, label.signs);
      const height = Math.max(rowHeight, lines.length * lineHeight + 8);
      marks.push(
        { kind: 'line', x1: 0, x2: width, y1: y, y2: y, stroke: 'axis' },
        ...textLines(lines, { x: 0, y: y + 17, ink: isCounted ? 'text' : 'quiet', anchor: 'start', lang }),
        ...columns.flatMap(({ code }, index): Mark[] =>
          row.themes.includes(code)
            ? [{ kind: 'dot', x: middle(index), y: y + height / 2, radius: dot, fill: isCounted ? 'top' : 'none' }]
            : [],
        ),
      );
      y += height;
    }
  }
  (['regional', 'global'] as const).forEach((sum, which) => {
    marks.push(
      { kind: 'line', x1: 0, x2: width, y1: y, y2: y, stroke: which === 0 ? 'origin' : 'axis' },
      { kind: 'text', x: 0, y: y + 17, text: t(`matrix.${sum}`), ink: 'strong', anchor: 'start' },
      ...columns.map(({ counts }, index): Mark => ({
        ...{ kind: 'text', x: middle(index), y: y + 17, text: String(counts[which] ?? 0) },
        ...{ ink: 'strong', anchor: 'middle' },
      })),
    );
    y += rowHeight;
  });
  return { width, height: y + 4, title, finding, marks };
}
