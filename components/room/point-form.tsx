import { useId, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { say, type RoomWords } from './words';

export type Sayer = { value: string; label: string };

interface PointFormProps {
  words: RoomWords;
  language: string;
  maxLength: number;
  field: RefObject<HTMLTextAreaElement | null>;
  /** What stands in the field to begin with. */
  text?: string;
  /** What went wrong with the last one, announced. */
  alert?: ReactNode;
  said: string;
  onSaid: (value: string) => void;
  levels: readonly Sayer[];
  /** Organisations and persons, where they may be named. */
  names?: ReactNode;
  onType?: (text: string) => void;
  onRecord: () => void;
}

/** The field a point is typed in, with and without a connection: Enter records it, Shift and Enter begin a new line. */
export function PointForm({ words, language, field, said, onSaid, onType, onRecord, ...props }: PointFormProps) {
  const id = useId();
  function onKeyDown(event: KeyboardEvent) {
    // While a word is being composed (Chinese, accents on some keyboards) Enter ends the word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onRecord();
  }
  return (
    <form
      className="field"
      aria-label={say(words, 'newPoint')}
      onSubmit={(event) => {
        event.preventDefault();
        onRecord();
      }}
    >
      <label htmlFor={`${id}-text`}>{say(words, 'newPoint')}</label>
      <p className="help" id={`${id}-help`}>
        {say(words, 'enter')}
      </p>
      {props.alert}
      <textarea
        ref={field}
        id={`${id}-text`}
        aria-describedby={`${id}-help`}
        rows={2}
        defaultValue={props.text}
        maxLength={props.maxLength}
        lang={language}
        autoComplete="off"
        onKeyDown={onKeyDown}
        {...(onType ? { onChange: ({ target }) => onType(target.value) } : {})}
      />
      <div className="row mid">
        <label className="small soft">
          {say(words, 'attributedTo')}{' '}
          <select value={said} onChange={(event) => onSaid(event.target.value)}>
            <Sayers of={props.levels} />
            {props.names}
          </select>
        </label>
        <button className="btn push">{say(words, 'record')}</button>
      </div>
    </form>
  );
}

/** Those a point can be attributed to, as choices. */
export function Sayers({ of }: { of: readonly Sayer[] }) {
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
