'use server';

import { formAction } from '@/lib/core/action';
import { sha256 } from '@/lib/core/canonical';
import { formDataToObject, idle, type FormState } from '@/lib/core/form-state';
import {
  addItemDefinition,
  arrangeItemDefinition,
  createFormDefinition,
  discardFormDefinition,
  editFormDefinition,
  editItemDefinition,
  publishFormDefinition,
  restoreFieldDefinition,
  saveAnswerDefinition,
  saveFileDefinition,
  savePageDefinition,
} from './definitions';
import { getLocale } from '@/lib/i18n/words';

/** The language of the words that a consent is given to is that of the page, never a field of the form. */
const shownIn = async () => ({ shownIn: await getLocale() });

export const createFormAction = formAction(
  createFormDefinition,
  ({ value, meeting }) => `/manage/${meeting}/forms/${value.code}`,
);
export const editFormAction = formAction(editFormDefinition);
export const discardFormAction = formAction(discardFormDefinition, ({ meeting }) => `/manage/${meeting}/forms`);
export const addItemAction = formAction(
  addItemDefinition,
  ({ value, meeting }) => `/manage/${meeting}/forms/${value.code}?item=${value.item}#item-${value.item}`,
);
export const editItemAction = formAction(
  editItemDefinition,
  ({ value, meeting }) => `/manage/${meeting}/forms/${value.code}?item=${value.item}&saved=1#item-${value.item}`,
);
export const arrangeItemAction = formAction(arrangeItemDefinition);
export const restoreFieldAction = formAction(restoreFieldDefinition);
export const publishFormAction = formAction(
  publishFormDefinition,
  ({ value, meeting }) => `/manage/${meeting}/forms/${value.code}?published=${value.number}`,
);

/** Saves while somebody types: the page knows what it sent, and nothing of it is rendered anew. */
export const saveAnswerAction = formAction(saveAnswerDefinition, undefined, shownIn, { refreshes: false });
export const saveFileAction = formAction(saveFileDefinition, undefined, undefined, { refreshes: false });

const savePage = formAction(
  savePageDefinition,
  ({ value: { registration, code, page, why }, meeting }) => {
    const base = `/meetings/${meeting}/registration/${registration}`;
    if (page === null) return `${base}?handed-in=${code}`;
    return `${base}/forms/${code}?page=${page}${why ? `&why=${why}` : ''}`;
  },
  shownIn,
);

/**
 * A page of a form as a plain post. Files that were chosen are kept first, each by itself, so that a mistake in another
 * answer does not lose them; then the page is saved without them.
 */
export async function answerPageAction(state: FormState, data: FormData): Promise<FormState> {
  if (!(data instanceof FormData)) return savePage(state, data);
  const rest = new FormData();
  for (const [name, value] of data) if (!name.startsWith('files.')) rest.append(name, value);
  for (const [name, file] of data) {
    const field = /^files\.([a-z0-9-]{1,40})$/.exec(name)?.[1];
    if (!field || !(file instanceof File) || (file.name === '' && file.size === 0)) continue;
    const kept = await saveFileAction(idle, await filePost(data, field, file));
    if (kept.status === 'error') return { ...kept, values: formDataToObject(data).values };
    // It is an answer now, and taken back only by a later post.
    rest.delete(`remove.${field}`);
  }
  return savePage(state, rest);
}

/** The post that keeps one file of a page: the same file chosen again is the same request. */
async function filePost(page: FormData, field: string, file: File): Promise<FormData> {
  const data = new FormData();
  for (const name of ['meeting', 'registration', 'form', 'formVersion']) data.append(name, page.get(name) ?? '');
  const content = sha256(new Uint8Array(await file.arrayBuffer()));
  data.append('idempotencyKey', sha256(`${String(page.get('idempotencyKey'))} ${field} ${content}`));
  data.append('field', field);
  data.append('lockVersion', page.get(`locks.${field}`) ?? '0');
  data.append('file', file);
  return data;
}
