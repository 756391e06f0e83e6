'use server';

import { formAction } from '@/lib/core/action';
import { getLocale } from '@/lib/i18n/words';
import { prepareTransferDefinition } from './definitions';

/** On to the page with the button that fetches the file. The language of the file is that of the page. */
export const prepareTransferAction = formAction(
  prepareTransferDefinition,
  ({ value, meeting }) => `/manage/${meeting}/exports?purpose=${value.purpose}&prepared=${value.id}#prepared`,
  async () => ({ shownIn: await getLocale() }),
);
