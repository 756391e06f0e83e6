import { validate } from '@/lib/core/validation';
import type { SurveyDefinition } from '@/lib/surveys/model/definition';
import { isSameAnswer, mergeAnswer } from '@/lib/surveys/model/merge-answers';
import { answersSchema, type SurveyAnswer } from '@/lib/surveys/schema';
import type { CellError, ReadAnswer } from './read-back';

/** What is stored beside a sheet: answers and revisions by question, and what each answer was when the sheet was made. */
export type Stored = {
  answers: ReadonlyMap<string, SurveyAnswer>;
  revisions: ReadonlyMap<string, number>;
  atSheet: ReadonlyMap<string, SurveyAnswer | null>;
};

/** What becomes of one question of a sheet: it is written, stays the same, has an error, or has been changed since by somebody else. */
export type Compared = ReadAnswer & {
  outcome: 'write' | 'same' | 'error' | 'conflict';
  typed: SurveyAnswer | null;
  now: SurveyAnswer | null;
  /** Of what is stored now. */
  storedRevision: number;
};

type About = { read: readonly ReadAnswer[]; definition: SurveyDefinition; topK: number; stored: Stored };

/** Each question of a sheet beside what is stored, by the rules by which answers are saved anywhere. */
export function compareSheet({ read, definition, topK, stored }: About): Compared[] {
  const schema = answersSchema(definition, topK);
  return read.map((answer): Compared => {
    const { question } = answer;
    const now = stored.answers.get(question) ?? null;
    const storedRevision = stored.revisions.get(question) ?? 0;
    const fields = inItsLanguage(answer.fields, now);
    const about = { ...answer, fields, now, storedRevision };
    if (answer.errors.length > 0) return { ...about, outcome: 'error', typed: null };
    const parsed = validate(schema, { [question]: fields });
    if (!parsed.ok) return { ...about, outcome: 'error', typed: null, errors: errorsAt(answer, parsed.fields) };
    const typed = parsed.value[question] ?? null;
    if (isSameAnswer(typed, now)) return { ...about, outcome: 'same', typed };
    const outcome = mergeAnswer({
      typed,
      stored: now,
      revision: storedRevision,
      seen: answer.revision,
      atSeen: stored.atSheet.get(question) ?? null,
    });
    return { ...about, typed, outcome: outcome === 'keep' ? 'same' : outcome };
  });
}

/** A sheet has no place for the language of a text: it stays the one in which the text was written. */
function inItsLanguage(fields: ReadAnswer['fields'], now: SurveyAnswer | null): ReadAnswer['fields'] {
  const hasText = fields.text !== undefined || fields.other !== undefined;
  return hasText && now?.language ? { ...fields, language: now.language } : fields;
}

/** What the rules of the questionnaire object to, at the first cell of the question. */
function errorsAt({ cell, fields }: ReadAnswer, found: Readonly<Record<string, { code: string }>>): CellError[] {
  const said = fields.number ?? fields.point ?? fields.date ?? fields.text ?? '';
  return Object.values(found).map(({ code }) => ({
    cell,
    code,
    value: typeof said === 'string' ? said.slice(0, 60) : '',
  }));
}
