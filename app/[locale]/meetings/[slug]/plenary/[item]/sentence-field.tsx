'use client';

import { useState } from 'react';
import { HiddenField } from '@/components/form/hidden-field';
import { TextArea } from '@/components/form/text-area';
import { directionOf } from '@/lib/i18n/routing';

interface SentenceFieldProps {
  /** The text as it is now. */
  revision: string;
  text: string;
  language: string;
  maxLength: number;
  labels: { text: string; help: string; changed: string; beginAgain: string };
}

/**
 * The sentence as a delegation would have it, on the revision it began from. When the text changes meanwhile, what was typed and
 * its revision stay, since an amendment to an earlier text is taken too; beginning again is the delegation's to choose.
 */
export function SentenceField({ revision, text, language, maxLength, labels }: SentenceFieldProps) {
  const [began, setBegan] = useState({ revision, text });
  return (
    <>
      <HiddenField name="revision" value={began.revision} />
      <TextArea
        key={began.revision}
        name="text"
        rows={5}
        maxLength={maxLength}
        lang={language}
        dir={directionOf(language)}
        adoptable
        label={labels.text}
        help={labels.help}
        defaultValue={began.text}
      />
      {began.revision === revision ? null : (
        <div className="note ask" role="status">
          <p>{labels.changed}</p>
          <button type="button" className="btn" onClick={() => setBegan({ revision, text })}>
            {labels.beginAgain}
          </button>
        </div>
      )}
    </>
  );
}
