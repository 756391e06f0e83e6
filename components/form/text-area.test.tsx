import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { FormContext, type FormContextValue } from './form-context';
import { TextArea } from './text-area';

const form: FormContextValue = {
  id: 'f',
  words: { locale: 'en', 'form.optional': '(optional)' },
  isPending: false,
  saves: 0,
  pressed: null,
  errorOf: () => undefined,
  typed: () => undefined,
};
const markupOf = (props: { optional?: boolean; depends?: boolean }) =>
  renderToStaticMarkup(
    <FormContext value={form}>
      <TextArea name="note" label="Note" {...props} />
    </FormContext>,
  );

describe('several lines of text', () => {
  it('are marked optional where they may be left out, and neither marked nor asked for where that hangs on another answer', () => {
    expect(markupOf({})).toContain('required');
    expect(markupOf({})).not.toContain('(optional)');
    expect(markupOf({ optional: true })).toContain('(optional)');
    expect(markupOf({ optional: true })).not.toContain('required');
    expect(markupOf({ depends: true })).not.toContain('(optional)');
    expect(markupOf({ depends: true })).not.toContain('required');
  });
});
