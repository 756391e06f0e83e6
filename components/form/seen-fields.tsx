'use client';

import { useState } from 'react';
import { useForm } from './form-context';

type Values = Readonly<Record<string, string>>;

/**
 * What the fields of a form began from, sent along as `seen.<name>`, so that the server tells what others changed meanwhile. It
 * stays while the page is made anew below what is typed, and is the page's again once the form has been answered.
 */
export function SeenFields({ values }: { values: Values }) {
  const { isPending, errorOf } = useForm();
  const [kept, setKept] = useState(values);
  const [wasPending, setWasPending] = useState(isPending);
  const isRefused = Object.keys(values).some((name) => errorOf(name));
  if (wasPending !== isPending) setWasPending(isPending);
  if (((wasPending && !isPending) || isRefused) && JSON.stringify(kept) !== JSON.stringify(values)) setKept(values);
  return Object.entries(kept).map(([name, value]) => (
    <input key={name} type="hidden" name={`seen.${name}`} value={value} />
  ));
}
