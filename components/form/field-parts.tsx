import type { ReactNode } from 'react';

import { word, type FormWords } from './form-words';

/** Label with its "(optional)". */
export function LabelText({
  children,
  optional,
  words,
}: {
  children: ReactNode;
  optional?: boolean;
  words: FormWords;
}) {
  return (
    <>
      {children}
      {optional ? <span className="opt"> {word(words, 'form.optional')}</span> : null}
    </>
  );
}

/** Help, then error: the order in which a screen reader and a phone keyboard meet them, before the control. */
export function HelpAndError({ id, help, error }: { id: string; help?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {help ? (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {error ? (
        <p className="err" id={`${id}-error`}>
          <span className="st late">{error}</span>
        </p>
      ) : null}
    </>
  );
}

/** One control with its label, help and error. */
export function FieldFrame(props: {
  id: string;
  label: ReactNode;
  optional?: boolean;
  help?: ReactNode;
  error?: string | undefined;
  words: FormWords;
  children: ReactNode;
}) {
  return (
    <div className={props.error ? 'field bad' : 'field'}>
      <label htmlFor={props.id}>
        <LabelText optional={props.optional ?? false} words={props.words}>
          {props.label}
        </LabelText>
      </label>
      <HelpAndError id={props.id} help={props.help} error={props.error} />
      {props.children}
    </div>
  );
}

/** Several controls under one question. The group takes the focus when the summary links to it. */
export function GroupFrame(props: {
  id: string;
  label: ReactNode;
  optional?: boolean;
  help?: ReactNode;
  error?: string | undefined;
  words: FormWords;
  children: ReactNode;
}) {
  const describedBy = [props.help && `${props.id}-help`, props.error && `${props.id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      id={props.id}
      tabIndex={-1}
      className={props.error ? 'bad' : undefined}
      aria-describedby={describedBy || undefined}
    >
      <legend>
        <LabelText optional={props.optional ?? false} words={props.words}>
          {props.label}
        </LabelText>
      </legend>
      <HelpAndError id={props.id} help={props.help} error={props.error} />
      {props.children}
    </fieldset>
  );
}
