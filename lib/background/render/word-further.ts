import { formatDay, formatMonth } from '@/lib/i18n/dates';
import { formatNumber, formatPercent } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { choiceName, rowName } from '@/lib/surveys/model/axis-words';
import { dateNames, summaryNames } from '@/lib/surveys/model/figure-names';
import type { VisibleChoiceColumn } from '@/lib/surveys/model/visible-choices';
import type {
  VisibleChoices,
  VisibleDates,
  VisibleFigures,
  VisibleMatrix,
  VisibleQuestion,
  VisibleRanking,
  VisibleTexts,
} from '@/lib/surveys/model/visible-results';
import { columnName } from '@/lib/surveys/render/chart-words';
import type { Block, Cell, Column, Part, Said } from '../model/paper';
import type { PaperFrame } from './word-paper';

/** All other questions, in the order of the questionnaire; none where there are none. */
export function wordFurther(frame: PaperFrame): Part[] {
  const { content, language, visible } = frame;
  const t = translator(language, 'background');
  const figures = translator(language, 'results');
  const others = visible.questions.filter((question) => question.type !== 'RANKING');
  if (others.length === 0) return [];
  return [
    {
      title: t('parts.further'),
      isWide: true,
      blocks: [
        { kind: 'text', text: t('further.columns'), isQuiet: true },
        ...others.flatMap((question): Block[] => {
          const { text, lang } = pick(content.labels.questions[question.code]?.label, language);
          return [
            { kind: 'heading', text: text || question.code, lang },
            ...(question.isOfAllOnly ? [quiet(figures('figures.ofAll'))] : []),
            ...figuresOf(frame, question),
          ];
        }),
      ],
    },
  ];
}

const quiet = (text: string): Block => ({ kind: 'text', text, isQuiet: true });

/**
 * What open answers were read to say, question by question, once two people had coded them all; none where none are. In public
 * small counts are withheld as on the page of results, and themes of a question that is not asked of everybody are not told.
 */
export function wordThemes(frame: PaperFrame): Part[] {
  const { content, language, visible } = frame;
  const t = translator(language, 'coding');
  const { coded = [] } = visible;
  if (coded.length === 0) return [];
  return [
    {
      title: t('themes.title'),
      isWide: true,
      blocks: [
        { kind: 'text', text: t('themes.method'), isQuiet: true },
        ...coded.flatMap((question) => {
          const { text, lang } = pick(content.labels.questions[question.code]?.label, language);
          return [{ kind: 'heading' as const, text: text || question.code, lang }, ...themesOf(frame, question)];
        }),
      ],
    },
  ];
}

/** The themes of one open question, with a sentence where they are those of an earlier snapshot. */
export function themesOf(frame: PaperFrame, question: VisibleChoices): Block[] {
  const t = translator(frame.language, 'coding');
  const { columns, code, asOf } = question;
  const nameOf = (theme: string) => choiceName(frame.content.labels, code, theme, frame.language);
  return [
    ...choiceTable(frame, columns, { title: '', nameOf, head: t('themes.head') }),
    ...(asOf ? [quiet(t('themes.asOf', { n: asOf }))] : []),
  ];
}

/** The figures of a question that is no ranking: a table, or a sentence with its n and N. */
export function figuresOf(frame: PaperFrame, question: Exclude<VisibleQuestion, VisibleRanking>): Block[] {
  switch (question.type) {
    case 'MATRIX':
      return matrix(frame, question);
    case 'NUMBER':
    case 'CALCULATED':
      return numbers(frame, question);
    case 'DATE':
      return days(frame, question);
    case 'TEXT':
    case 'LONG_TEXT':
    case 'FILE':
    case 'CALCULATED_TEXT':
      return texts(frame, question);
    case 'WITHHELD':
      return [{ kind: 'text', text: translator(frame.language, 'results')('figures.withheld') }];
    default:
      return choices(frame, question);
  }
}

function choices(frame: PaperFrame, question: VisibleChoices): Block[] {
  const { content, language, small } = frame;
  const t = translator(language, 'surveys');
  const figures = translator(language, 'results');
  const { median } = question;
  const nameOf = (code: string) => choiceName(content.labels, question.code, code, language);
  const isList = question.type === 'COUNTRY' || question.type === 'ORGANISATION';
  const blocks = choiceTable(frame, question.columns, { title: '', nameOf, isByName: isList });
  if (question.isShortened) blocks.push(quiet(figures('figures.shortened', { small })));
  else if (isList) blocks.push(quiet(figures('figures.named')));
  if (median) {
    const { lower: low, upper: high } = median;
    const value = low === high ? `${low}` : t('results.medianBetween', { low, high });
    blocks.push({ kind: 'text', text: `${t('results.median', { value })}.` });
  }
  return blocks;
}

type TableOf = { title: string; nameOf: (code: string) => Said; isByName?: boolean; head?: string };

/** Counts by group, each over its own n; the share of all with its bounds. A sentence where there is nothing to count or to show. */
function choiceTable(
  { content, language }: PaperFrame,
  all: readonly VisibleChoiceColumn[],
  { title, nameOf, isByName = false, head }: TableOf,
): Block[] {
  const t = translator(language, 'surveys');
  const words = translator(language, 'background');
  const columns = all.filter(({ invited }) => invited > 0);
  const total = columns.at(-1);
  const n = total?.answered ?? 0;
  const asked = total?.invited ?? 0;
  if (!total || n === 0) return [{ kind: 'text', text: words('further.answers', { n, total: asked }) }];
  if (columns.every((group) => group.choices.every(({ count }) => count === null)))
    return [{ kind: 'text', text: words('further.hidden', { n, total: asked }) }];
  const withheld: Cell = { text: t('results.withheld'), isWithheld: true };
  const rows = total.choices.map((choice) => ({ ...choice, said: nameOf(choice.code) }));
  if (isByName) rows.sort((one, other) => one.said.text.localeCompare(other.said.text, language));
  return [
    {
      kind: 'table',
      title,
      columns: [
        { head: head ?? t('results.theme'), sub: null, width: 3.2, align: 'start', isApart: false },
        ...columns.map(({ key, kind, answered, invited }, index): Column => ({
          head: columnName(key, content.labels, language),
          sub: t('results.nOfN', { n: answered, total: invited }),
          width: 1.25,
          align: 'center',
          isApart:
            kind === 'total' || kind === 'mechanism' || (kind !== 'region' && columns[index - 1]?.kind === 'region'),
        })),
        { head: t('results.share'), sub: null, width: 1.4, align: 'end', isApart: true },
        { head: t('results.bounds'), sub: null, width: 1.7, align: 'end', isApart: false },
      ],
      rows: rows.map(({ code, share, bounds, said: { text, lang } }) => [
        { text, lang },
        ...columns.map((group): Cell => {
          const cell = group.choices.find((each) => each.code === code);
          if (!cell || cell.count === null) return withheld;
          return { text: t('results.countOf', { count: cell.count, n: cell.answered }), isStrong: group === total };
        }),
        share === null ? withheld : { text: formatPercent(share, language) },
        bounds === null
          ? withheld
          : {
              text: t('results.boundsOf', {
                low: formatPercent(bounds.low, language),
                high: formatPercent(bounds.high, language),
              }),
            },
      ]),
      note: null,
    },
  ];
}

/** A table for each row of the matrix, as the question of its own that it is. */
function matrix(frame: PaperFrame, question: VisibleMatrix): Block[] {
  const { content, language } = frame;
  return question.rows.flatMap(({ row, columns }): Block[] => {
    const title = rowName(content.labels, question.code, row, language).text;
    const nameOf = (code: string) => choiceName(content.labels, question.code, code, language);
    const [table, ...more] = choiceTable(frame, columns, { title, nameOf });
    // Where there is no table, the sentence says whose it is.
    if (table?.kind === 'text') return [{ ...table, text: `${title}. ${table.text}` }, ...more];
    return table ? [table, ...more] : [];
  });
}

type Group = { key: string; invited: number; answered: number };

/** Groups below each other, n of N first, then a column for each figure; null where it is withheld. */
function groupTable<Of extends Group>(
  { content, language }: PaperFrame,
  groups: readonly Of[],
  figures: readonly { name: string; of: (group: Of) => string | null }[],
): Block {
  const t = translator(language, 'surveys');
  const words = translator(language, 'results');
  const plain = (head: string, width: number, align: Column['align']): Column => ({
    head,
    sub: null,
    width,
    align,
    isApart: false,
  });
  return {
    kind: 'table',
    title: '',
    columns: [
      plain(words('figures.group'), 3, 'start'),
      plain(words('figures.answers'), 1.5, 'end'),
      ...figures.map(({ name }) => plain(name, 1.5, 'end')),
    ],
    rows: groups
      .filter(({ invited }) => invited > 0)
      .map((group) => [
        { text: columnName(group.key, content.labels, language), isStrong: group.key === 'total' },
        { text: t('results.countOf', { count: group.answered, n: group.invited }) },
        ...figures.map(({ of }): Cell => {
          const text = of(group);
          return text === null ? { text: t('results.withheld'), isWithheld: true } : { text };
        }),
      ]),
    note: null,
  };
}

function numbers(frame: PaperFrame, question: VisibleFigures): Block[] {
  const { language, small, version } = frame;
  const t = translator(language, 'results');
  const told = (value: number | null) =>
    value === null ? null : formatNumber(value, language, { maximumFractionDigits: 2 });
  return [
    groupTable(
      frame,
      question.columns,
      summaryNames.map((name) => ({ name: t(`figures.${name}`), of: ({ summary }) => told(summary[name]) })),
    ),
    quiet(
      `${t('figures.numberMethod')} ${version === 'public' ? t('figures.numberPublic', { small }) : t('figures.numberInside')}`,
    ),
  ];
}

function days(frame: PaperFrame, question: VisibleDates): Block[] {
  const { language, small, version } = frame;
  const t = translator(language, 'results');
  const isPublic = version === 'public';
  return [
    ...(isPublic
      ? []
      : [
          groupTable(
            frame,
            question.columns,
            dateNames.map((name) => ({
              name: t(`figures.${name}`),
              of: ({ [name]: day }) => (day === null ? null : formatDay(day, language)),
            })),
          ),
        ]),
    ...choiceTable(frame, question.months, {
      title: '',
      nameOf: (month) => ({ text: formatMonth(`${month}-01`, language), lang: language }),
      head: t('figures.month'),
    }),
    quiet(`${t('figures.dateMethod')} ${isPublic ? t('figures.datePublic', { small }) : t('figures.numberInside')}`),
  ];
}

function texts({ language }: PaperFrame, { type, answered, invited }: VisibleTexts): Block[] {
  const t = translator(language, 'background');
  const figures = translator(language, 'results');
  const counts = { n: answered, total: invited };
  const said = {
    TEXT: () => t('further.texts', counts),
    LONG_TEXT: () => t('further.texts', counts),
    FILE: () => figures('figures.files', counts),
    CALCULATED_TEXT: () => figures('figures.calculated', counts),
  };
  return [{ kind: 'text', text: said[type]() }];
}
