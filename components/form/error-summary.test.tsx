import { createRef } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FieldErrors } from '@/lib/core/errors';
import { formWords } from '@/lib/i18n/form-words';
import { ErrorSummary } from './error-summary';

const shown = (errors: FieldErrors) =>
  renderToStaticMarkup(
    <ErrorSummary
      ref={createRef()}
      formId="f"
      words={formWords('en', 'surveys')}
      state={{ status: 'error', code: 'invalid', fields: errors, values: {} }}
      errors={errors}
    />,
  );

describe('what stands above a refused form', () => {
  it('counts the answers to correct and leads to each', () => {
    const summary = shown({ text: { code: 'required' } });
    expect(summary).toContain('There is 1 answer to correct');
    expect(summary).toContain('href="#f-text"');
  });

  it('says what was refused where there is no answer to correct, and leads nowhere', () => {
    const summary = shown({ survey: { code: 'tells_too_much', params: { small: 5 } } });
    expect(summary).toContain('<h3>No snapshot was taken</h3>');
    expect(summary).toContain('Fewer than 5 answers are new or changed since an earlier snapshot');
    expect(summary).not.toContain('to correct');
    expect(summary).not.toContain('href');
  });
});
