'use client';

import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { FileField } from '@/components/form/file-field';
import { SelectField } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';
import { DateField, TextField } from '@/components/form/text-field';
import { mostAnswerFileBytes } from '@/lib/core/upload-size';
import type { ShownField } from './shown-form';
import { ShownWords } from './shown-words';

export type FieldWords = Record<'noAnswer' | 'fileHelp' | 'fileKept' | 'fileRemove' | 'phoneHelp' | 'apart', string>;

/** Up to this many choices stand in sight; more go into a list. */
const mostInSight = 8;

/** The control of one field, whichever its type; or what stands in the place of one. */
export function AnswerField({ field, words }: { field: ShownField; words: FieldWords }) {
  const label = <ShownWords text={field.label} />;
  const help = field.help ? <ShownWords text={field.help} /> : undefined;
  const texts = { name: `answers.${field.id}`, label, optional: !field.required, ...(help ? { help } : {}) };
  const value = typeof field.value === 'string' ? field.value : undefined;
  switch (field.type) {
    case 'text':
      return <TextField {...texts} defaultValue={value} maxLength={300} />;
    case 'long_text':
      return <TextArea {...texts} defaultValue={value} maxLength={4_000} rows={5} />;
    case 'phone':
      return (
        <TextField
          {...texts}
          {...(help ? {} : { help: words.phoneHelp })}
          type="tel"
          width="m"
          autoComplete="tel"
          defaultValue={value}
          maxLength={40}
        />
      );
    case 'date':
      return <DateField {...texts} width="m" defaultValue={value} />;
    case 'single':
      return field.choices.length > mostInSight ? (
        <SelectField {...texts} choices={field.choices} defaultValue={value} />
      ) : (
        <RadioGroup
          {...texts}
          choices={field.required ? field.choices : [...field.choices, { value: '', label: words.noAnswer }]}
          defaultValue={value ?? ''}
        />
      );
    case 'multiple':
      return (
        <CheckboxGroup
          {...texts}
          choices={field.choices}
          defaultValue={Array.isArray(field.value) ? field.value : []}
        />
      );
    case 'country':
    case 'organisation':
    case 'language':
      return <SelectField {...texts} choices={field.choices} defaultValue={value} />;
    case 'consent':
      return <Checkbox {...texts} defaultChecked={field.value !== null} />;
    case 'file':
      return <KeptFile field={field} words={words} texts={{ ...texts, name: `files.${field.id}` }} />;
    case 'note':
      return (
        <p className="note-text">
          <ShownWords text={field.label} />
        </p>
      );
    case 'sensitive':
      return (
        <div className="field">
          <b>
            <ShownWords text={field.label} />
          </b>
          {help ? <p className="help">{help}</p> : null}
          <p>
            <a href={field.href ?? ''}>
              {words.apart}
              <span className="vh"> ({field.label.text})</span>
            </a>
          </p>
        </div>
      );
  }
}

type FileTexts = { name: string; label: React.ReactNode; optional: boolean; help?: React.ReactNode };

/** A file to choose, with the one that is kept already: a browser cannot fill it in again, and need not. */
function KeptFile({ field, words, texts }: { field: ShownField; words: FieldWords; texts: FileTexts }) {
  return (
    <div>
      <FileField
        {...texts}
        help={
          <>
            {texts.help ? <>{texts.help} </> : null}
            {words.fileHelp}
          </>
        }
        accept=".pdf,.jpg,.jpeg,.png"
        maxBytes={mostAnswerFileBytes}
      />
      {field.file ? (
        <div className="small">
          <p>
            {words.fileKept}{' '}
            <a href={field.file.href}>
              <bdi>{field.file.name}</bdi>
            </a>
          </p>
          <label className="pick">
            <input type="checkbox" name={`remove.${field.id}`} value="on" />
            <span>{words.fileRemove}</span>
          </label>
        </div>
      ) : null}
    </div>
  );
}
