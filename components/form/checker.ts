import { toNestErrors } from '@hookform/resolvers';
import { createFormControl, type Resolver } from 'react-hook-form';
import { z } from 'zod';

import type { FieldErrors } from '@/lib/core/errors';
import { formDataToObject } from '@/lib/core/form-state';
import { validate } from '@/lib/core/validation';

import type { NativeBinding } from './form-context';

// Without this, zod tries whether it may compile code, which the content security policy reports as an attack.
z.config({ jitless: true });

/** Checks answers in the browser. Loaded when somebody begins to fill in a form, so that reading it costs nothing. */
export interface Checker {
  /** Hooks a native control in: it is checked when it is left, and then with every change. */
  register: (name: string) => NativeBinding;
  /** Checks everything; calls exactly one of the two. */
  check: (accept: () => void, refuse: () => void) => void;
  /** Takes over what the server found, so that each error goes when its field is mended. */
  adopt: (errors: FieldErrors) => void;
}

/** What is checked is the post itself, read by the same two functions the server uses, so both always agree. */
export function createChecker(schema: z.ZodType, form: HTMLFormElement, show: (errors: FieldErrors) => void): Checker {
  const found: { errors: FieldErrors } = { errors: {} };
  const control = createFormControl({
    mode: 'onTouched',
    shouldFocusError: false,
    resolver: resolverOf(schema, form, found),
  });
  control.subscribe({ formState: { errors: true }, callback: ({ errors }) => show(flatten(errors ?? {})) });
  return {
    register: control.register,
    check: (accept, refuse) => {
      let isRefused = false;
      const refused = () => void (isRefused = true);
      // The errors are told only after that call: who takes the focus to them must find them in the page.
      void control
        .handleSubmit(accept, refused)()
        .then(() => {
          if (!isRefused) return;
          // Said here and not left to the library, which tells nothing of a field that was never touched.
          show(found.errors);
          refuse();
        });
    },
    adopt: (errors) => {
      control.clearErrors();
      for (const [path, error] of Object.entries(asHookErrors(errors))) control.setError(path, error);
    },
  };
}

function resolverOf(schema: z.ZodType, form: HTMLFormElement, found: { errors: FieldErrors }): Resolver {
  return (values, _context, options) => {
    const { meeting: _meeting, idempotencyKey: _key, ...input } = formDataToObject(new FormData(form)).object;
    const result = validate(schema, input);
    found.errors = {};
    if (result.ok) return { values, errors: {} };
    // What the reader cannot see here (a value the server adds) is left to the server.
    const visible = Object.fromEntries(Object.entries(result.fields).filter(([path]) => hasControl(form, path)));
    found.errors = visible;
    return Object.keys(visible).length > 0
      ? { values: {}, errors: toNestErrors(asHookErrors(visible), options) }
      : { values, errors: {} };
  };
}

function hasControl(form: HTMLFormElement, path: string): boolean {
  const list = `${path.replace(/\.\d+$/, '')}[]`;
  return Array.from(form.elements).some((element) => {
    const name = element.getAttribute('name') ?? '';
    return [path, `${path}[]`, list].includes(name) || name.startsWith(`${path}.`);
  });
}

/** The library keeps a type and a message: the code is the type, the params travel in the message. */
function asHookErrors(fields: FieldErrors) {
  return Object.fromEntries(
    Object.entries(fields).map(([path, error]) => [
      path,
      { type: error.code, message: JSON.stringify(error.params ?? {}) },
    ]),
  );
}

/** The library's tree of errors, as dotted paths again. */
function flatten(node: object, path: string[] = []): FieldErrors {
  if ('type' in node && typeof node.type === 'string') {
    const message = 'message' in node && typeof node.message === 'string' ? node.message : '{}';
    return { [path.join('.')]: { code: node.type, params: JSON.parse(message) as Record<string, string | number> } };
  }
  const children = Object.entries(node).filter(
    ([key, child]) => key !== 'ref' && key !== 'root' && typeof child === 'object' && child !== null,
  );
  return Object.assign(
    {},
    ...children.map(([key, child]: [string, object]) => flatten(child, [...path, key])),
  ) as FieldErrors;
}
