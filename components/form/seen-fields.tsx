'use client';

import { Fragment, useState, type ReactNode } from 'react';
import { single, useForm } from './form-context';

type Values = Readonly<Record<string, string>>;

interface SeenFieldsProps {
  /** What the fields begin from. */
  values: Values;
  /** The fields themselves. */
  children: ReactNode;
}

/**
 * What the fields of a form began from, sent along as `seen.<name>`, so that the server tells what others changed meanwhile. It
 * stays while the page is made anew below what is typed. Once the form has been saved, the fields and what they began from are
 * the page's again, both at once: a field that still showed what was typed would be taken for a change of its writer. Where the
 * server refused a field with what stands there now (`params.seen`), only that field begins from it.
 */
export function SeenFields({ values, children }: SeenFieldsProps) {
  const { saves, errorOf, typed } = useForm();
  const [kept, setKept] = useState<Values>(() =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, single(typed(`seen.${name}`)) ?? value])),
  );
  const [round, setRound] = useState(0);
  const [savesSeen, setSavesSeen] = useState(0);
  // The page arrives with the answer of its action.
  if (saves !== savesSeen) {
    setSavesSeen(saves);
    setKept(values);
    setRound(round + 1);
  }
  return (
    <Fragment key={round}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={`seen.${name}`} value={String(errorOf(name)?.params?.seen ?? value)} />
      ))}
      {children}
    </Fragment>
  );
}
