import type { CsvCell } from '@/lib/core/csv';
import { questionsOf, type SurveyDefinition, type SurveyQuestion } from '../model/definition';
import type { SurveyAnswer } from '../schema';

/** An answer; of a file its name, where it may be told. */
type Answered = Omit<SurveyAnswer, 'file'> & { file?: { id?: string; sha256?: string; name?: string } | undefined };

/** What a party submitted last. `party`: null where answers are anonymous; then nothing else tells who it was either. */
export type SubmittedAnswers = {
  party: { code: string; name: string; kind: string } | null;
  /** Number of the version it answers. */
  version: number;
  /** When it was submitted, as ISO 8601; null where answers are anonymous. */
  at: string | null;
  /** Did it come after the party's deadline? Null where answers are anonymous. */
  late: boolean | null;
  answers: Readonly<Record<string, Answered | null>>;
};

/** Words of the sheet, in the reader's language. `reason`: of "no consensus" and its like. */
export type AnswerSheetWords = {
  heads: Record<'party' | 'name' | 'kind' | 'version' | 'at' | 'late' | 'other' | 'language' | 'file', string>;
  label: (words: Partial<Record<string, string | null>>) => string;
  reason: (kind: string) => string;
};

export type AnswerSheet = { heads: string[]; lines: CsvCell[][] };

const anonymousTypes: readonly SurveyQuestion['type'][] = [
  ...(['SINGLE', 'MULTIPLE', 'RANKING', 'SCALE', 'MATRIX'] as const),
  ...(['THEME', 'OBJECTIVE'] as const),
];

/**
 * Questions whose answers may stand in a row without a name: those that everybody answers from the same few choices. A country, an
 * organisation, a number of member States or a date can be a party's own, as words, files and what is computed from them are.
 */
export function isAnonymous(type: SurveyQuestion['type']): boolean {
  return anonymousTypes.includes(type);
}

/** Stands where the version that a party answered did not ask: it is neither an answer nor a silence. */
export const notAsked = 'NOT_ASKED';

type Choice = { code: string; label: Partial<Record<string, string | null>> };
/** A question as its versions had it: the last one's words, every choice and row that it ever had. */
type Asked = {
  question: SurveyQuestion;
  versions: Set<number>;
  choices: Map<string, Choice & { versions: Set<number> }>;
  rows: Map<string, Choice>;
  hasOther: boolean;
};

/**
 * What every party submitted, a line for each: codes that stay the same and labels beside them. Columns are those of every
 * version, in the order of the last: a question or choice that was taken out keeps its column, and who was not asked or not
 * offered it is not counted as silent. Where answers are anonymous there are columns for closed questions only. Cells are
 * texts and figures; whoever writes them to a file keeps them from being formulas.
 */
export function answerSheet(
  versions: ReadonlyMap<number, SurveyDefinition>,
  submitted: readonly SubmittedAnswers[],
  words: AnswerSheetWords,
): AnswerSheet {
  const asked = askedOf(versions);
  const isNamed = submitted.some(({ party }) => party !== null);
  const { heads } = words;
  const about = isNamed ? [heads.party, heads.name, heads.kind, heads.version, heads.at, heads.late] : [heads.version];
  const columns = asked
    .filter(({ question }) => isNamed || isAnonymous(question.type))
    .flatMap((each) => columnsOf({ ...each, hasOther: isNamed && each.hasOther }, words));
  return {
    heads: [...about, ...columns.map(({ head }) => head)],
    lines: submitted.map(({ party, version, at, late, answers }) => [
      ...(party ? [party.code, party.name, party.kind, version, at, late === null ? null : Number(late)] : [version]),
      ...columns.map(({ code, versions: of, read }) =>
        of.has(version) ? read(answers[code] ?? null, version) : notAsked,
      ),
    ]),
  };
}

/** Every question of every version: those of the last in their order, then what earlier ones asked and it does not. */
function askedOf(versions: ReadonlyMap<number, SurveyDefinition>): Asked[] {
  const asked = new Map<string, Asked>();
  for (const number of [...versions.keys()].toSorted((one, other) => other - one))
    for (const question of questionsOf(versions.get(number) ?? { pages: [] })) {
      if (question.type === 'NOTE') continue;
      const known = asked.get(question.code) ?? {
        question,
        versions: new Set(),
        choices: new Map(),
        rows: new Map(),
        hasOther: false,
      };
      asked.set(question.code, known);
      known.versions.add(number);
      known.hasOther ||= 'other' in question && question.other === true;
      for (const choice of choicesOf(question)) {
        const found = known.choices.get(choice.code) ?? { ...choice, versions: new Set() };
        found.versions.add(number);
        known.choices.set(choice.code, found);
      }
      if (question.type === 'MATRIX')
        for (const row of question.rows) if (!known.rows.has(row.code)) known.rows.set(row.code, row);
    }
  return [...asked.values()];
}

function choicesOf(question: SurveyQuestion): readonly Choice[] {
  if (question.type === 'MATRIX') return question.columns;
  return 'choices' in question ? question.choices : [];
}

type Column = {
  code: string;
  head: string;
  versions: ReadonlySet<number>;
  read: (answer: Answered | null, version: number) => CsvCell;
};

/** The columns of one question: what is stored, and beside it how it reads. */
function columnsOf({ question, versions, choices, rows, hasOther }: Asked, words: AnswerSheetWords): Column[] {
  const { code, type } = question;
  const label = words.label(question.label);
  const column = (name: string, read: Column['read']): Column => ({ code, head: name, versions, read });
  const named = (choice: string) => words.label(choices.get(choice)?.label ?? {}) || choice;
  /** The code of a reason stands in the place of an answer. */
  const stored = (read: (answer: Answered) => CsvCell) =>
    column(code, (answer) => (answer && answer.kind !== 'VALUE' ? answer.kind : answer && read(answer)));
  const readable = (read: (answer: Answered) => CsvCell) =>
    column(`${code}: ${label}`, (answer) =>
      answer && answer.kind !== 'VALUE' ? words.reason(answer.kind) : answer && read(answer),
    );
  const other = hasOther ? [column(`${code}: ${words.heads.other}`, (answer) => answer?.other ?? null)] : [];
  switch (type) {
    case 'SINGLE':
      return [
        stored(({ choices: of }) => of.join(' ')),
        readable(({ choices: of }) => of.map(named).join('; ')),
        ...other,
      ];
    case 'MULTIPLE':
    case 'RANKING':
      return [
        stored(({ choices: of }) => of.join(' ')),
        readable(({ choices: of }) => of.map(named).join('; ')),
        ...[...choices.values()].map((choice) =>
          column(`${code}/${choice.code}: ${named(choice.code)}`, (answer, version) => {
            if (!choice.versions.has(version)) return notAsked;
            if (!answer || answer.kind !== 'VALUE') return null;
            const place = answer.choices.indexOf(choice.code) + 1;
            return type === 'RANKING' ? place || null : Number(place > 0);
          }),
        ),
        ...other,
      ];
    case 'MATRIX':
      return [...rows.values()].flatMap((row) => {
        const head = `${code}/${row.code}`;
        const cell = (answer: Answered | null) =>
          answer?.kind === 'VALUE' ? (answer.cells?.[row.code] ?? null) : null;
        return [
          column(head, (answer) => (answer && answer.kind !== 'VALUE' ? answer.kind : cell(answer))),
          column(`${head}: ${label} — ${words.label(row.label) || row.code}`, (answer) => {
            if (answer && answer.kind !== 'VALUE') return words.reason(answer.kind);
            const chosen = cell(answer);
            return chosen && named(chosen);
          }),
        ];
      });
    case 'SCALE':
    case 'NUMBER':
      return [stored(({ number, text }) => number ?? text)];
    case 'DATE':
    case 'TEXT':
    case 'CALCULATED':
      return [stored(({ text, number }) => text ?? number)];
    case 'LONG_TEXT':
      return [
        stored(({ text }) => text),
        column(`${code}: ${words.heads.language}`, (answer) => answer?.language ?? null),
      ];
    case 'FILE':
      return [stored(({ file }) => (file ? (file.name ?? words.heads.file) : null))];
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return [stored(({ codes, choices: of }) => (codes ?? of).join(' '))];
    case 'NOTE':
      return [];
  }
}
