import type { ReactNode } from 'react';
import { KeyValues } from '@/components/ui/key-values';
import { formatDay } from '@/lib/i18n/dates';
import { formatNumber } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { directionOf } from '@/lib/i18n/routing';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import { offeredChoices, otherCode, type SurveyQuestion } from '@/lib/surveys/model/definition';
import type { References } from '@/lib/surveys/queries/references';
import type { SurveyAnswer } from '@/lib/surveys/schema';

interface AnswerTextProps {
  question: SurveyQuestion;
  answer: SurveyAnswer | undefined;
  references: References;
  /** The file that is the answer, by its name and where it is. */
  file?: { name: string; href: string } | undefined;
}

/** What was answered to one question, to be read only. */
export function AnswerText({ question, answer, references, file }: AnswerTextProps): ReactNode {
  const locale = useLocale();
  const t = useTranslations('surveys');
  if (!answer) return <p className="soft">{t('own.noAnswer')}</p>;
  if (answer.kind !== 'VALUE') return <p>{t(`reasons.${answer.kind}`)}</p>;
  switch (question.type) {
    case 'SINGLE':
    case 'MULTIPLE':
      return (
        <Names
          names={named(answer.choices, offeredChoices(question), locale)}
          isOne={question.type === 'SINGLE'}
          other={answer.other === undefined ? undefined : { text: answer.other, lang: answer.language ?? locale }}
        />
      );
    case 'RANKING':
      return <Names names={named(answer.choices, question.choices, locale)} isOrdered />;
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return <Names names={named(answer.codes ?? [], references[question.type], locale)} isOne={!question.multiple} />;
    case 'MATRIX': {
      const { rows, columns } = question;
      return (
        <KeyValues
          items={rows.flatMap(({ code }) => {
            const column = answer.cells?.[code];
            return column
              ? [{ key: code, label: nameOf(code, rows, locale), value: nameOf(column, columns, locale) }]
              : [];
          })}
        />
      );
    }
    case 'DATE':
      return <p>{answer.text === null ? null : formatDay(answer.text, locale)}</p>;
    case 'FILE':
      return (
        <p>
          {file ? (
            <a href={file.href}>
              <bdi>{file.name}</bdi>
            </a>
          ) : (
            t('own.fileGone')
          )}
        </p>
      );
    default: {
      if (answer.number !== null) return <p>{formatNumber(answer.number, locale)}</p>;
      const lang = answer.language ?? locale;
      return (
        <p lang={lang} dir={directionOf(lang)} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {answer.text}
        </p>
      );
    }
  }
}

type Name = { code: string; text: string; lang: string | undefined };
type Coded = readonly { code: string; label: LocalizedText }[];

/** What codes are called; a code that is in no list any more stands for itself. */
function named(codes: readonly string[], list: Coded, locale: string): Name[] {
  return codes.map((code) => {
    const { text, lang, isFallback } = pick(list.find((each) => each.code === code)?.label, locale);
    return { code, text: text || code, lang: isFallback && text ? lang : undefined };
  });
}

function nameOf(code: string, list: Coded, locale: string): ReactNode {
  const [name] = named([code], list, locale);
  return name ? <span lang={name.lang}>{name.text}</span> : code;
}

type NamesProps = {
  names: readonly Name[];
  isOne?: boolean;
  isOrdered?: boolean;
  other?: { text: string; lang: string } | undefined;
};

function Names({ names, isOne = false, isOrdered = false, other }: NamesProps) {
  const items = names.map(({ code, text, lang }) => (
    <span key={code} lang={lang}>
      {text}
      {code === otherCode && other ? (
        <>
          {' – '}
          <q lang={other.lang}>{other.text}</q>
        </>
      ) : null}
    </span>
  ));
  if (isOne) return items.map((item) => <p key={item.key}>{item}</p>);
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <List style={{ paddingInlineStart: '1.4rem' }}>
      {items.map((item) => (
        <li key={item.key}>{item}</li>
      ))}
    </List>
  );
}
