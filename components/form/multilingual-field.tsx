'use client';

import { GroupFrame, HelpAndError } from './field-parts';
import { single, useField, useForm, type FieldTexts } from './form-context';
import { word } from './form-words';
import { textMadeWith } from './text-made-with';
import { useKeptCaret } from './use-kept-caret';

import { directionOf, languageNames, locales, type Locale } from '@/lib/i18n/routing';

interface MultilingualFieldProps extends FieldTexts {
  defaultValue?: Partial<Record<string, string | null>> | null;
  /** The one language that must be filled in. */
  source?: Locale;
  languages?: readonly Locale[];
  multiline?: boolean;
  adoptable?: boolean;
  rows?: number;
}

/** The same text in several languages, one under another: `name.en`, `name.fr`, `name.es`. */
export function MultilingualField(props: MultilingualFieldProps) {
  const { name, label, help, optional, defaultValue, source = 'en', languages = locales } = props;
  const group = useField({ name, label, help, optional });
  return (
    <GroupFrame {...group.frame} error={undefined}>
      {languages.map((language) => (
        <Tongue
          key={language}
          {...props}
          group={typeof group.label === 'string' ? group.label : ''}
          language={language}
          isSource={language === source && !optional}
          value={defaultValue?.[language] ?? undefined}
        />
      ))}
    </GroupFrame>
  );
}

type TongueProps = Pick<MultilingualFieldProps, 'name' | 'multiline' | 'adoptable' | 'rows'> & {
  group: string;
  language: Locale;
  isSource: boolean;
  value: string | undefined;
};

function Tongue({ name, group, language, isSource, value, multiline, adoptable, rows = 3 }: TongueProps) {
  const { words } = useForm();
  const field = useField({ name: `${name}.${language}`, label: languageNames[language], optional: !isSource });
  useKeptCaret(field.id);
  const shared = {
    ...field.attributes,
    lang: language,
    dir: directionOf(language),
    className: adoptable ? 'serif' : undefined,
  };
  const text = single(field.typed) ?? value;
  return (
    <div className={field.error ? 'tongue field bad' : 'tongue field'}>
      <label htmlFor={field.id} data-summary={`${group}, ${languageNames[language]}`}>
        <span lang={language}>{languageNames[language]}</span>
        {isSource ? <span className="opt"> ({word(words, 'form.source')})</span> : null}
      </label>
      <HelpAndError id={field.id} error={field.error} />
      {multiline ? (
        <textarea {...shared} rows={rows} defaultValue={textMadeWith(text)} />
      ) : (
        <input {...shared} type="text" defaultValue={text} />
      )}
    </div>
  );
}
