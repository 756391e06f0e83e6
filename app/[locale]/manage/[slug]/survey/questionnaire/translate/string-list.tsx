import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Status } from '@/components/ui/status';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { directionOf, languageNames, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { translateStringAction } from '@/lib/surveys/actions';
import { questionsOf, type Questionnaire } from '@/lib/surveys/model/definition';
import { longestOf, type QuestionnaireString, type StringOwner } from '@/lib/surveys/model/strings';
import { sealOf, sourceBefore, type TranslationState } from '@/lib/surveys/model/translation';
import type { QuestionnaireForTranslation } from '@/lib/surveys/queries/translation';
import { Theirs } from './theirs';
import { addressOf, type View } from './view';

interface StringListProps {
  strings: readonly (QuestionnaireString & { state: TranslationState })[];
  questionnaire: QuestionnaireForTranslation;
  view: View;
  slug: string;
  locale: Locale;
  /** The text that was saved last. */
  saved: string | null;
  isOpen: boolean;
}

/** The texts under the question they belong to, each with its source and its form. */
export async function StringList(props: StringListProps) {
  const t = await getTranslations('translation');
  const numbers = numbersOf(props.questionnaire.draft);
  return byPart(props.strings).map(({ kind, code, strings }) => {
    const heading = t(`part.${kind}`, { n: numbers.get(code) ?? '' });
    return (
      <section key={`${kind} ${code}`} className="sec" aria-label={heading}>
        <h2>{heading}</h2>
        <ul className="pairs">
          {strings.map((string) => (
            <Pair key={string.key} {...props} string={string} heading={heading} />
          ))}
        </ul>
      </section>
    );
  });
}

type Shown = StringListProps['strings'][number];

/** The texts under what they belong to, in their order. */
function byPart(strings: readonly Shown[]): (StringOwner & { strings: Shown[] })[] {
  const parts = new Map<string, StringOwner & { strings: Shown[] }>();
  for (const string of strings) {
    const name = `${string.of.kind} ${string.of.code}`;
    const part = parts.get(name) ?? { ...string.of, strings: [] };
    part.strings.push(string);
    parts.set(name, part);
  }
  return [...parts.values()];
}

/** Numbers of pages and of sections in their page, and of questions through the whole questionnaire, by code. */
function numbersOf(draft: Questionnaire): Map<string, string> {
  const parts = draft.pages.flatMap((page, index) => [
    [page.code, `${index + 1}`] as const,
    ...page.sections.map((section, place) => [section.code, `${index + 1}.${place + 1}`] as const),
  ]);
  const questions = questionsOf(draft).map(({ code }, index) => [code, `${index + 1}`] as const);
  return new Map([...parts, ...questions]);
}

type PairProps = StringListProps & { string: Shown; heading: string };

/** A text as it was written first, and in the other language. */
async function Pair(props: PairProps) {
  const { string, view, locale, saved, heading } = props;
  const t = await getTranslations('translation');
  const kind = t(`kind.${string.kind}`, { n: string.place });
  const beside = string.words[view.beside];
  return (
    <li id={string.key} tabIndex={-1} aria-label={`${heading}, ${kind}`}>
      <p className="small">
        <span className="name">{kind}</span>{' '}
        {string.state === 'done' ? null : (
          <Status shape={string.state === 'missing' ? 'ask' : 'late'}>{t(`state.${string.state}`)}</Status>
        )}
        {string.key === saved ? (
          <span role="status">
            <Status shape="done">{t('saved')}</Status>
          </span>
        ) : null}
      </p>
      <div className="pair">
        <div>
          <p className="small soft" lang={view.beside}>
            {languageNames[view.beside]}
          </p>
          {beside ? (
            <p className="note-text" lang={view.beside} dir={directionOf(view.beside)}>
              {beside}
            </p>
          ) : (
            <p className="soft">{t('noSource', { language: languageName(view.beside, locale) })}</p>
          )}
          <Before {...props} />
        </div>
        <Translation {...props} />
      </div>
    </li>
  );
}

/** What the source said when the translation was made. */
async function Before({ string, view, questionnaire, locale }: PairProps) {
  const before = sourceBefore(questionnaire.draft.translatedFrom, string.key, view.language);
  if (before === undefined) return null;
  const t = await getTranslations('translation');
  return (
    <div className="small">
      <p className="soft">{t('before', { language: languageName(view.source, locale) })}</p>
      <p className="note-text" lang={view.source} dir={directionOf(view.source)}>
        <del>{before}</del>
      </p>
    </div>
  );
}

/** The text in the other language: to be written, or to be read where nothing can be changed any more. */
async function Translation({ string, view, questionnaire, slug, locale, isOpen, heading }: PairProps) {
  const t = await getTranslations('translation');
  const { language, source } = view;
  const text = string.words[language] ?? '';
  if (!isOpen)
    return (
      <div>
        <p className="small soft" lang={language}>
          {languageNames[language]}
        </p>
        <p className="note-text" lang={language} dir={directionOf(language)}>
          {text || '–'}
        </p>
      </div>
    );
  const kind = t(`kind.${string.kind}`, { n: string.place });
  return (
    <ActionForm
      action={translateStringAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'translation')}
      meeting={slug}
      label={t('formOf', { language: languageName(language, locale), what: `${heading}, ${kind}` })}
      className="stack"
    >
      <HiddenField name="questionnaire" value={questionnaire.id} />
      <HiddenField name="key" value={string.key} />
      <HiddenField name="language" value={language} />
      <HiddenField name="base" value={sealOf(text)} />
      <HiddenField name="from" value={sealOf(string.words[source])} />
      <HiddenField name="view" value={addressOf(view)} />
      <Theirs text={text} language={language} label={t('theirs')} />
      <TextArea
        name="text"
        label={
          <>
            <span lang={language}>{languageNames[language]}</span>
            <span className="vh">
              , {heading}, {kind}
            </span>
          </>
        }
        depends
        rows={rowsFor(string.words[source] ?? text)}
        maxLength={longestOf(string)}
        lang={language}
        dir={directionOf(language)}
        defaultValue={text}
      />
      <div className="actions">
        <SubmitButton kind="plain">{t(string.state === 'outdated' ? 'confirm' : 'save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Lines that a text of this length takes in a column. */
function rowsFor(text: string): number {
  return Math.min(8, 1 + Math.floor(text.length / 45) + (text.match(/\n/g)?.length ?? 0));
}
