import { useId, useRef, useState, type ReactNode } from 'react';
import { longestText } from '@/lib/recommendations/schema';
import type { Letterbox } from './letterbox';
import { Sayers } from './point-form';
import { say, type RoomWords } from './words';

interface OfflineDraftProps {
  words: RoomWords;
  language: string;
  themes: NonNullable<Letterbox['drafting']>['themes'];
  /** What went wrong with the last one, announced. */
  alert: ReactNode;
  onType: (text: string) => void;
  /** Resolves to whether the draft lies on the device; otherwise it stays in the field. */
  onDraft: (draft: { text: string; theme: string }) => Promise<boolean>;
}

/** A recommendation begun while there is no connection: its sentence and where it is filed, all that a draft has to have. */
export function OfflineDraft({ words, language, themes, alert, onType, onDraft }: OfflineDraftProps) {
  const id = useId();
  const [theme, setTheme] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);

  async function draft() {
    const text = field.current?.value.trim() ?? '';
    if (text === '' || theme === '' || !(await onDraft({ text, theme }))) return;
    // What was typed on while the draft was being laid down stays.
    if (field.current?.value.trim() === text) field.current.value = '';
    onType(field.current?.value ?? '');
  }
  return (
    <details>
      <summary>{say(words, 'draftNew')}</summary>
      <form
        aria-label={say(words, 'draftNew')}
        onSubmit={(event) => {
          event.preventDefault();
          void draft();
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
            maxLength={longestText}
            lang={language}
            autoComplete="off"
            onChange={({ target }) => onType(target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-theme`}>{say(words, 'field_theme')}</label>
          <select id={`${id}-theme`} required value={theme} onChange={({ target }) => setTheme(target.value)}>
            <option value="" />
            <Sayers of={themes} />
          </select>
        </div>
        <div className="actions">
          <button className="btn">{say(words, 'draftButton')}</button>
        </div>
      </form>
    </details>
  );
}
