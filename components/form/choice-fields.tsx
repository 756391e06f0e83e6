'use client';

import type { ReactNode } from 'react';

import { GroupFrame, HelpAndError } from './field-parts';
import { single, useField, type FieldTexts } from './form-context';
import type { Choice } from './select-field';

interface GroupProps extends FieldTexts {
  choices: readonly Choice[];
}

function Pick({ choice, id, children }: { choice: Choice; id: string; children: ReactNode }) {
  return (
    <label className="pick">
      {children}
      <span>
        <span lang={choice.lang}>{choice.label}</span>
        {choice.help ? (
          <span className="help" id={`${id}-help`}>
            {choice.help}
          </span>
        ) : null}
      </span>
    </label>
  );
}

/** One of a few, all in sight. */
export function RadioGroup({
  name,
  label,
  help,
  optional,
  choices,
  defaultValue,
}: GroupProps & { defaultValue?: string | undefined }) {
  const field = useField({ name, label, help, optional });
  const { id: _group, 'aria-describedby': _described, ...attributes } = field.attributes;
  const chosen = single(field.typed) ?? defaultValue;
  return (
    <GroupFrame {...field.frame}>
      {field.offered(choices).map((choice) => (
        <Pick key={choice.value} choice={choice} id={`${field.id}-${choice.value}`}>
          <input {...attributes} type="radio" value={choice.value} defaultChecked={choice.value === chosen} />
        </Pick>
      ))}
    </GroupFrame>
  );
}

/** Any number of a few. The schema meets a list; the fields are posted as `name[]`. */
export function CheckboxGroup({
  name,
  label,
  help,
  optional,
  choices,
  defaultValue = [],
}: GroupProps & { defaultValue?: readonly string[] }) {
  const listName = name.endsWith('[]') ? name : `${name}[]`;
  const field = useField({ name: listName, label, help, optional });
  const { id: _group, 'aria-describedby': _described, required: _required, ...attributes } = field.attributes;
  const chosen = field.typed === undefined ? defaultValue : [field.typed].flat();
  return (
    <GroupFrame {...field.frame}>
      {field.offered(choices).map((choice) => (
        <Pick key={choice.value} choice={choice} id={`${field.id}-${choice.value}`}>
          <input {...attributes} type="checkbox" value={choice.value} defaultChecked={chosen.includes(choice.value)} />
        </Pick>
      ))}
    </GroupFrame>
  );
}

/** A single tick box: sends "on" or nothing (`ticked` and `mustBeTicked` in lib/core/validation). */
export function Checkbox({
  name,
  label,
  help,
  optional,
  defaultChecked = false,
}: FieldTexts & { defaultChecked?: boolean }) {
  const field = useField({ name, label, help, optional });
  return (
    <div className={field.error ? 'field bad' : 'field'}>
      <HelpAndError id={field.id} help={field.help} error={field.error} />
      <div className="pick">
        <input
          {...field.attributes}
          type="checkbox"
          defaultChecked={field.typed === 'on' || (field.typed === undefined && defaultChecked)}
        />
        <label htmlFor={field.id}>{field.label}</label>
      </div>
    </div>
  );
}
