import type { FieldErrors, RefusalCode } from './errors';

/** Answers as they were typed, under the names of the form's fields (`name.fr`, `themes[]`). */
export type FormValues = Record<string, string | string[]>;

/** What a form knows about its last sending. Comes back from the action, with and without JavaScript. */
export type FormState =
  | { status: 'idle' }
  | { status: 'error'; code: RefusalCode; fields?: FieldErrors; values: FormValues }
  | {
      status: 'ok';
      message?: string;
      told?: Told;
      /** The answer came without the page: whoever shows it loads it anew. */
      isPageOld?: true;
    };

/** What an action tells the page that sent it, where the page goes on from that. */
export type Told = Record<string, string | number>;

/** A server action a form can be bound to. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

export const idle: FormState = { status: 'idle' };

/** Values a parsed form can hold. */
export type FormTree = { [key: string]: FormLeaf | FormTree };
export type FormLeaf = string | File | (string | File)[];

const forbiddenSegments = new Set(['__proto__', 'prototype', 'constructor']);

/** Names deeper than any real form: refused, so that a crafted post cannot build a deep tree. */
const deepestName = 6;

/** Fields that React adds to every form post; strict schemas must not meet them. */
function isFrameworkField(name: string): boolean {
  return name.startsWith('$ACTION_');
}

/** The input of a schema and, for filling the form again after a refusal, what was typed. */
export interface FormPost {
  object: FormTree;
  values: FormValues;
}

/**
 * Turns a form post into the object a schema expects, and keeps the typed texts beside it.
 *
 * - dotted names become nested objects: `name.fr` → `{ name: { fr } }`
 * - names ending in `[]` become lists, also with a single value: `themes[]` → `{ themes: ['…'] }`
 * - any other name that occurs twice keeps its last value, as a checkbox after its hidden twin does
 * - React's own fields are left out; an empty string stays, so that a schema can tell "emptied" from "not sent"
 * - an empty file field (no name, no bytes) counts as not sent; files cannot be filled in again, so `values` has none
 *
 * Names that would reach an object's prototype, are too deep or contradict each other are kept whole as one key,
 * so that a strict schema refuses them as unknown.
 */
export function formDataToObject(data: FormData): FormPost {
  const object = Object.create(null) as FormTree;
  const values: FormValues = {};
  for (const name of new Set(data.keys())) {
    if (isFrameworkField(name)) continue;
    const isList = name.endsWith('[]');
    const sent = data.getAll(name).filter((value) => !(value instanceof File && value.name === '' && value.size === 0));
    const last = sent.at(-1);
    if (last === undefined) continue;
    const path = (isList ? name.slice(0, -2) : name).split('.');
    const leaf = isList ? sent : last;
    if (!placeAt(object, path, leaf)) {
      object[`?${name}`] = leaf;
      continue;
    }
    if (isList) values[name] = sent.filter((value) => typeof value === 'string');
    else if (typeof last === 'string') values[name] = last;
  }
  return { object, values };
}

function placeAt(tree: FormTree, path: string[], value: FormLeaf): boolean {
  if (path.length > deepestName) return false;
  if (path.some((segment) => segment === '' || forbiddenSegments.has(segment))) return false;
  let branch = tree;
  for (const segment of path.slice(0, -1)) {
    const next = branch[segment] ?? (branch[segment] = Object.create(null) as FormTree);
    if (typeof next !== 'object' || Array.isArray(next) || next instanceof File) return false;
    branch = next;
  }
  const leaf = path.at(-1);
  if (leaf === undefined || leaf in branch) return false;
  branch[leaf] = value;
  return true;
}
