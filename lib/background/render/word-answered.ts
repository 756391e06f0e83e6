import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { MISSING_REASONS } from '@/lib/surveys/model/missing';
import type { VisibleQuestion } from '@/lib/surveys/model/visible-results';
import { columnName } from '@/lib/surveys/render/chart-words';
import type { NamedParty } from '../model/content';
import type { Block, Cell, Column, Part } from '../model/paper';
import type { PaperFrame } from './word-paper';

const kinds = ['mechanism', 'partner'] as const;

/** Who was asked and who answered, by kind and region; by name where that was announced. */
export function wordAnswered(frame: PaperFrame): Part {
  const { content, language, version, visible } = frame;
  const t = translator(language, 'background');
  const question = visible.questions.find(({ type }) => type === 'RANKING');
  const isNamed = version === 'full' && content.answered !== null;
  return {
    title: t('parts.asked'),
    isWide: false,
    blocks: [
      { kind: 'text', text: t('asked.lead', { submitted: visible.submitted, invited: visible.invited }) },
      ...(question ? answersTo(frame, question) : []),
      ...(isNamed ? kinds.flatMap((kind) => namesOf(frame, content.answered ?? [], kind)) : []),
    ],
  };
}

/** The table by group; by kind within each group only where answers are attributed, since a kind may be one organisation. */
function answersTo(frame: PaperFrame, question: VisibleQuestion): Block[] {
  const { content, language, results, version } = frame;
  const t = translator(language, 'background');
  const words = translator(language, 'surveys');
  const groups = groupsOf(question);
  const total = groups.find(({ key }) => key === 'total');
  const whole = results.questions.find(({ code }) => code === question.code);
  if (!total || whole?.type !== 'RANKING') return [];
  const { mechanisms, partners } = whole.result;
  const isByKind = version === 'full' && content.survey.attributed;
  const cell = ({ answered, invited }: Counts, isStrong = false): Cell => ({
    text: invited === 0 ? t('asked.nobody') : t('asked.of', { answered, invited }),
    isStrong,
  });
  const head = (text: string, width: number, align: Column['align']): Column => ({
    head: text,
    sub: null,
    width,
    align,
    isApart: false,
  });
  const name = (key: string) => columnName(key, content.labels, language);
  const isKind = ({ key }: { key: string }) => key === 'mechanisms' || key === 'partners';
  const rows: Cell[][] = groups
    .filter((group) => group !== total && group.invited > 0 && !(isByKind && isKind(group)))
    .map((group) => [
      { text: name(group.key) },
      ...(isByKind ? [mechanisms, partners].map(({ columns }) => cell(columnOf(columns, group.key))) : []),
      cell(group, !isKind(group)),
    ]);
  const totals: Cell[] = [
    { text: name('total'), isStrong: true },
    ...(isByKind ? [cell(mechanisms.total), cell(partners.total)] : []),
    cell(total, true),
  ];
  const { missing } = question.type === 'RANKING' ? question : { missing: null };
  const reasons = missing ? MISSING_REASONS.filter((reason) => missing[reason] > 0) : [];
  const n = reasons.reduce((sum, reason) => sum + (missing?.[reason] ?? 0), 0);
  const why = reasons.map((reason) =>
    t('asked.reason', { reason: words(`results.missing.${reason}`), count: missing?.[reason] ?? 0 }),
  );
  return [
    {
      kind: 'table',
      title: t('asked.table'),
      columns: [
        head(t('asked.group'), 4, 'start'),
        ...(isByKind ? [head(name('mechanisms'), 2, 'end'), head(name('partners'), 2, 'end')] : []),
        head(name('total'), 2, 'end'),
      ],
      rows: [...rows, totals],
      note: t('asked.question', { question: pick(content.labels.questions[question.code]?.label, language).text }),
    },
    ...(n > 0
      ? [{ kind: 'text' as const, text: `${words('results.whyMissing', { n, reasons: formatList(why, language) })}.` }]
      : []),
  ];
}

/** The groups of a ranking as the reader may see them: none where even how many were asked is withheld. */
function groupsOf(question: VisibleQuestion): (Counts & { key: string })[] {
  if (question.type !== 'RANKING') return [];
  const { columns, kinds, total } = question.table;
  return [...columns, ...kinds, { ...total, key: 'total' }];
}

type Counts = { answered: number; invited: number };

const columnOf = (columns: readonly (Counts & { key: string })[], key: string): Counts =>
  columns.find((each) => each.key === key) ?? { answered: 0, invited: 0 };

/** Those of a kind that submitted, in the alphabetical order of the language. */
function namesOf({ content, language }: PaperFrame, parties: readonly NamedParty[], kind: NamedParty['kind']): Block[] {
  const t = translator(language, 'background');
  const names = parties
    .filter((party) => party.kind === kind)
    .map(({ names: whole, acronyms }) => {
      const [name, acronym] = [pick(whole, language).text, pick(acronyms, language).text];
      return acronym && acronym !== name ? `${name} (${acronym})` : name;
    })
    .toSorted((one, other) => one.localeCompare(other, language));
  if (names.length === 0) return [];
  const label = columnName(kind === 'mechanism' ? 'mechanisms' : 'partners', content.labels, language);
  return [{ kind: 'text', text: t('asked.names', { kind: label, list: listed(names, language) }) }];
}

/** Names that hold commas stand between semicolons. */
function listed(names: readonly string[], language: PaperFrame['language']): string {
  const mark = language === 'fr' ? '\u202f; ' : '; ';
  return names.length < 2 ? formatList(names, language) : names.join(mark);
}
