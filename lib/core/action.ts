import 'server-only';
import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { currentActor } from '@/lib/auth/actor';
import { knownBrowser } from '@/lib/auth/browser';
import { getLocale } from '@/lib/i18n/words';
import { execute, type Definition } from './execute';
import { formDataToObject, type FormState, type Told } from './form-state';
import { hasOwnOrigin } from './own-origin';
import { Upload } from './upload';
import { networkOf } from './network';
import { inTurn } from './turns';

/** What to do once the change is committed: go somewhere (a path without locale) or stay. */
export type After<V> = { value: V; locale: string; meeting: string | null };

/** Names of definitions by action, for the inventory that the permission test walks. */
export const definedActions = new WeakMap<object, Definition<'site' | 'meeting', z.ZodType, unknown>>();

/**
 * Binds a mutation to forms: `(state, formData) => state`, with and without JavaScript.
 * Hidden fields `meeting` (slug) and `idempotencyKey` frame the call; all other fields are the verb's input.
 * `next` names the page to go to after success (post, redirect, get); without it the form stays and says it is done.
 */
export function formAction<K extends 'site' | 'meeting', I extends z.ZodType, V>(
  definition: Definition<K, I, V>,
  next?: (after: After<V>) => string | Promise<string>,
  /** Fields that come from the request itself (a cookie), never from the form: they overwrite what the form says. */
  fromRequest?: () => Promise<Record<string, unknown>>,
  /**
   * `refreshes`: off where the page that sends it shows already what it says: then no page is rendered for the answer.
   * `later` where a crowd sends it: the answer says that it is done, and the form then loads the page anew by itself.
   * `shows`: a refusal comes with the page as it is now, so that what somebody else wrote stands beside what was typed.
   * `tells`: what the page has to know to go on.
   */
  {
    refreshes = true,
    shows = false,
    tells,
  }: { refreshes?: boolean | 'later'; shows?: boolean; tells?: (value: V) => Told } = {},
): (state: FormState, data: FormData) => Promise<FormState> {
  const action = async (_state: FormState, data: unknown): Promise<FormState> => {
    // Whoever posts to the action directly may send anything in the form's place.
    if (!(data instanceof FormData)) return { status: 'error', code: 'invalid', values: {} };
    const { input: posted, values, meeting, key } = readForm(data);
    if (!hasOwnOrigin(await headers())) return { status: 'error', code: 'forbidden', values };
    const input = (await withUploads(posted)) as Record<string, unknown>;
    const framed = fromRequest ? { ...input, ...(await fromRequest()) } : input;
    const result = await inTurn(async () =>
      execute(definition, {
        actor: await currentActor(),
        browser: await knownBrowser(),
        network: networkOf((await headers()).get('x-forwarded-for')),
        input: framed,
        key,
        ...(meeting ? { meeting } : {}),
      }),
    );
    if (!result.ok && shows) revalidatePath('/', 'layout');
    if (!result.ok)
      return { status: 'error', code: result.code, ...(result.fields ? { fields: result.fields } : {}), values };
    if (refreshes === true) revalidatePath('/', 'layout');
    if (next) {
      const locale = await getLocale();
      redirect(`/${locale}${await next({ value: result.value, locale, meeting })}`);
    }
    return {
      status: 'ok',
      ...(tells ? { told: tells(result.value) } : {}),
      ...(refreshes === 'later' ? { isPageOld: true } : {}),
    };
  };
  definedActions.set(action, definition as unknown as Definition<'site' | 'meeting', z.ZodType, unknown>);
  return action;
}

function readForm(data: FormData) {
  const { object, values } = formDataToObject(data);
  const { meeting, idempotencyKey, ...input } = object;
  return {
    input,
    values,
    meeting: typeof meeting === 'string' ? meeting : null,
    key:
      typeof idempotencyKey === 'string' && /^[\w-]{16,64}$/.test(idempotencyKey)
        ? idempotencyKey
        : crypto.randomUUID(),
  };
}

/** The same tree with every file read whole. */
async function withUploads(value: unknown): Promise<unknown> {
  if (value instanceof File) return new Upload(value.name, new Uint8Array(await value.arrayBuffer()));
  if (Array.isArray(value)) return Promise.all(value.map(withUploads));
  if (typeof value !== 'object' || value === null) return value;
  const entries = await Promise.all(
    Object.entries(value).map(async ([name, member]) => [name, await withUploads(member)] as const),
  );
  // Without a prototype, as the form's own tree: no name in it can reach one.
  return Object.assign(Object.create(null) as object, Object.fromEntries(entries));
}
