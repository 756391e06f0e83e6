'use client';

import { useState } from 'react';
import { HiddenField } from '@/components/form/hidden-field';
import { single, useForm } from '@/components/form/form-context';

/**
 * The version a form was filled in from, which stays while the page shows a later one. Then the later one is replaced only where
 * it is ticked that it was read: pressing again overwrites nobody's words unseen.
 */
export function SeenVersion({ version, replace }: { version: number; replace: string }) {
  const form = useForm();
  const [first] = useState(version);
  const from = Number(single(form.typed('lockVersion')) ?? first);
  return (
    <>
      <HiddenField name="lockVersion" value={from} />
      {from === version ? null : (
        <label className="pick">
          <input type="checkbox" name="over" value={version} />
          <span>{replace}</span>
        </label>
      )}
    </>
  );
}
