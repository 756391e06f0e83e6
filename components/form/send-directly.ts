import type { DirectForm } from '@/lib/core/direct-forms';
import type { FormAction, FormState } from '@/lib/core/form-state';
import { localeHeader } from '@/lib/i18n/routing';

/**
 * Sends a form without files to its own address. Its language is that of the page's address, which the form's own does not say;
 * not that of the document, where a browser that translates pages writes another. Throws where nothing that the form understands
 * came back: for a form that is no reply.
 */
export function sendDirectly(form: DirectForm): FormAction {
  return async (_state, data) => {
    const texts = [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const response = await fetch(`/api/forms/${form}`, {
      method: 'POST',
      body: new URLSearchParams(texts),
      headers: { [localeHeader]: location.pathname.split('/', 2)[1] ?? '' },
      cache: 'no-store',
    });
    if (!response.ok) throw new Error(`${form} was not answered: ${response.status}`);
    return (await response.json()) as FormState;
  };
}
