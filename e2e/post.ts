import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DirectForm } from '@/lib/core/direct-forms';
import type { FormState } from '@/lib/core/form-state';
import { ask } from './ask';
import { pages } from './permissions-table';
import { nowhere } from './place';

type Reference = { filename: string; exportedName: string; workers: Record<string, unknown> };

const manifest = JSON.parse(
  readFileSync(path.resolve(__dirname, '../.next-test/server/server-reference-manifest.json'), 'utf8'),
) as {
  node: Record<string, Reference>;
  edge: Record<string, Reference>;
};

/** A server action as the build wrote it: its id and where it comes from. */
export type BuiltAction = { id: string; file: string; name: string; pages: string[] };

/** Every server action a browser can call, whichever page it is on. */
export const builtActions: BuiltAction[] = [...Object.entries(manifest.node), ...Object.entries(manifest.edge)].map(
  ([id, { filename, exportedName, workers }]) => ({
    id,
    file: filename,
    name: exportedName,
    pages: Object.keys(workers),
  }),
);

/** The action of this name in this domain. */
export function actionOf(domain: string, name: string): BuiltAction {
  const action = builtActions.find((one) => one.file === `lib/${domain}/actions.ts` && one.name === name);
  if (!action) throw new Error(`the build has no ${name} of ${domain}`);
  return action;
}

/** An address of a page that holds the action: on any other the framework runs it too, but shows nothing of its answer. */
function pathOf({ name, pages: holders }: BuiltAction): string {
  const rule = holders
    .map((worker) => pages[worker.replace(/^app\/\[locale\]\//, '').replace(/\/?page$/, '')])
    .find((found) => found !== undefined);
  if (!rule) throw new Error(`${name} is on no page that e2e/permissions-table.ts knows`);
  return `/en${rule.path(nowhere('grcp-next'))}`;
}

export type Posted = { status: number; state: FormState | null; redirect: string | null; text: string };

/** The origin a browser sends from the application's own pages. */
export const ownOrigin = () => new URL(process.env.PARLEY_E2E_URL ?? '').origin;

/**
 * Calls a server action as a browser's script does, without a page: the id, and the two arguments in React's own coding
 * (RSC reply: argument list in field 0, the form's fields under its number).
 */
export async function post(
  action: BuiltAction,
  fields: Record<string, string | string[]>,
  headers: Record<string, string> = {},
  path = pathOf(action),
): Promise<Posted> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) body.append(`_1_${name}`, each);
  body.append('0', JSON.stringify([{ status: 'idle' }, '$K1']));
  return send(action, body, headers, path);
}

/**
 * Sends a form to its own address as a browser's script does: no action is named and no proxy passed.
 * @param base where another application than that of the journeys is asked
 */
export async function postDirectly(
  form: DirectForm,
  fields: Record<string, string | string[]>,
  headers: Record<string, string> = {},
  base = '',
): Promise<Posted> {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
  );
  const given = { ...headers, origin: headers.origin ?? ownOrigin() };
  const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const response = await ask(`${base}/api/forms/${form}`, sent, { method: 'POST', body });
  const text = await response.text();
  return { status: response.status, state: response.ok ? (JSON.parse(text) as FormState) : null, redirect: null, text };
}

/** Calls a server action with arguments that are no form at all. */
export async function postArguments(
  action: BuiltAction,
  args: unknown[],
  headers: Record<string, string> = {},
  path = pathOf(action),
): Promise<Posted> {
  return send(action, JSON.stringify(args), { 'content-type': 'text/plain;charset=UTF-8', ...headers }, path);
}

async function send(
  action: BuiltAction,
  body: BodyInit,
  headers: Record<string, string>,
  path: string,
): Promise<Posted> {
  const origin = headers.origin ?? ownOrigin();
  const given = { accept: 'text/x-component', 'next-action': action.id, ...headers, origin };
  const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const response = await ask(path, sent, { method: 'POST', body });
  const text = await response.text();
  return { status: response.status, state: stateIn(text), redirect: response.headers.get('x-action-redirect'), text };
}

/** The action's return value: the row that the answer's first row names as `a`. */
function stateIn(text: string): FormState | null {
  const row = /"a":"\$@?(\w+)"/.exec(text)?.[1];
  const line = text.split('\n').find((each) => row !== undefined && each.startsWith(`${row}:{`));
  return line ? (JSON.parse(line.slice(line.indexOf(':') + 1)) as FormState) : null;
}
