import { useId, useRef, useState, type ReactNode } from 'react';
import type { Letterbox } from './letterbox';
import { say, type RoomWords } from './words';

interface OfflineDraftProps {
  words: RoomWords;
  language: string;
  maxLength: number;
  themes: NonNullable<Letterbox['drafting']>['themes'];
  /** What went wrong with the last one, announced. */
  alert: ReactNode;
  onType: (text: string) => void;
  /** The field that the sentence stands in, and the theme's code. */
  onDraft: (from: HTMLTextAreaElement | null, theme: string) => void;
}

/** A recommendation begun while there is no connection: its sentence and where it is filed, all that a draft has to have. */
export function OfflineDraft({ words, language, maxLength, themes, alert, onType, onDraft }: OfflineDraftProps) {
  const id = useId();
  const [theme, setTheme] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);

  return (
    <details>
      <summary>{say(words, 'draftNew')}</summary>
      <form
        aria-label={say(words, 'draftNew')}
        onSubmit={(event) => {
          event.preventDefault();
          onDraft(field.current, theme);
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-text`}>{say(words, 'field_text')}</label>
          <p className="help" id={`${id}-help`}>
            {say(words, 'draftHelp')}
          </p>
          {alert}
          <textarea
            ref={field}
            id={`${id}-text`}
            aria-describedby={`${id}-help`}
            rows={4}
            required
            maxLength={maxLength}
            lang={language}
            autoComplete="off"
            onChange={({ target }) => onType(target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-theme`}>{say(words, 'field_theme')}</label>
          <select id={`${id}-theme`} required value={theme} onChange={({ target }) => setTheme(target.value)}>
            <option value="" />
            {themes.map(({ value, label, lang }) => (
              <option key={value} value={value} lang={lang}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="actions">
          <button className="btn">{say(words, 'draftButton')}</button>
        </div>
      </form>
    </details>
  );
}
