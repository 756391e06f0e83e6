import type { ReactNode } from 'react';
import { pick, type LocalizedText, type PickedText } from '@/lib/i18n/pick';
import { directionOf } from '@/lib/i18n/routing';
import { useLocale } from '@/lib/i18n/words';
import type { SurveyQuestion } from '@/lib/surveys/model/definition';
import type { References } from '@/lib/surveys/queries/references';
import { fieldNameOf, type SurveyAnswer } from '@/lib/surveys/schema';
import { ChoicesField } from './choices-field';
import { FigureField } from './figure-field';
import { KeptFileField } from './kept-file-field';
import { MatrixQuestion } from './matrix-question';
import { RankingQuestion } from './ranking-question';
import { ReferenceField } from './reference-field';
import { ScaleField } from './scale-field';
import { TextQuestion } from './text-question';

/** What every field component of a question is handed. */
export type FieldOf<Type extends SurveyQuestion['type']> = {
  question: Extract<SurveyQuestion, { type: Type }>;
  answer: SurveyAnswer | undefined;
  /** `answers.<code>`. */
  name: string;
  /** Name, label, help and "optional" of the field that stands for the question. */
  field: { name: string; label: ReactNode; optional: boolean; help?: ReactNode };
};

interface QuestionFieldsProps {
  question: SurveyQuestion;
  answer: SurveyAnswer | undefined;
  /** Places of a ranking that names no number of its own. */
  topK: number;
  /** Languages of the meeting, in which a text may be written. */
  languages: readonly string[];
  references: References;
  /** The file that is kept as the answer, by its name and where it is. */
  file?: { name: string; href: string } | undefined;
  /** Puts answers into a text that names them; without it the text stays as it is written. */
  pipe?: (text: string) => ReactNode;
}

/** The fields of one question, whichever its type: the answer, and what may be said instead of one. */
export function QuestionFields({ question, answer, topK, languages, references, file, pipe }: QuestionFieldsProps) {
  const locale = useLocale();
  const words = (text: LocalizedText) => <Said said={pick(text, locale)} pipe={pipe} />;
  const name = `answers.${question.code}`;
  const shown = {
    answer,
    name,
    field: {
      name: fieldNameOf(question),
      label: words(question.label),
      optional: !question.required,
      ...(question.help ? { help: words(question.help) } : {}),
    },
  };
  switch (question.type) {
    case 'SINGLE':
    case 'MULTIPLE':
      return <ChoicesField question={question} {...shown} />;
    case 'RANKING':
      return <RankingQuestion question={question} {...shown} topK={topK} />;
    case 'SCALE':
      return <ScaleField question={question} {...shown} />;
    case 'MATRIX':
      return <MatrixQuestion question={question} {...shown} />;
    case 'NUMBER':
    case 'DATE':
      return <FigureField question={question} {...shown} />;
    case 'TEXT':
    case 'LONG_TEXT':
      return <TextQuestion question={question} {...shown} languages={languages} />;
    case 'FILE':
      return <KeptFileField question={question} {...shown} file={file} />;
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return <ReferenceField question={question} {...shown} options={references[question.type]} />;
    case 'NOTE':
      return (
        <div className="note-text">
          <p style={{ whiteSpace: 'pre-line' }}>{words(question.label)}</p>
          {question.help ? <p className="help">{words(question.help)}</p> : null}
        </div>
      );
    case 'CALCULATED':
      return null;
  }
}

/** A text with its language marked where it is not the page's. */
function Said({
  said: { text, lang, isFallback },
  pipe,
}: {
  said: PickedText;
  pipe: ((text: string) => ReactNode) | undefined;
}) {
  const shown = pipe ? pipe(text) : text;
  return isFallback ? (
    <span lang={lang} dir={directionOf(lang)}>
      {shown}
    </span>
  ) : (
    shown
  );
}
