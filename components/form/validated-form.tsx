"use client";

import { toNestErrors } from "@hookform/resolvers";
import { useMemo, useRef } from "react";
import { useForm, type FieldErrors as NestedErrors, type FieldValues, type Resolver } from "react-hook-form";
import type { z } from "zod";

import type { FieldErrors } from "@/lib/core/errors";
import { formDataToObject } from "@/lib/core/form-state";
import { validate } from "@/lib/core/validation";

import type { ActionFormProps } from "./action-form";
import { FormFrame } from "./form-frame";
import { useFormAction } from "./use-form-action";

interface ValidatedFormProps extends ActionFormProps {
  /** The action's own schema. The form is a client component of its domain, because a schema cannot be a prop of a page. */
  schema: z.ZodType;
}

/**
 * An ActionForm whose answers are also checked in the browser: after a field is left, and before sending.
 * What is checked is the post itself, read by the same two functions the server uses, so both always agree.
 */
export function ValidatedForm({ schema, action, idempotencyKey, ...frame }: ValidatedFormProps) {
  const bound = useFormAction(action, idempotencyKey);
  const formRef = useRef<HTMLFormElement>(null);
  const resolver = useMemo(() => resolverOf(schema, () => formRef.current), [schema]);
  const { state } = bound;
  const fromServer = useMemo(() => (state.status === "error" ? nest(state.fields ?? {}) : {}), [state]);
  const form = useForm({ mode: "onTouched", shouldFocusError: false, resolver, errors: fromServer });
  const { errors, submitCount } = form.formState;

  return (
    <FormFrame
      {...frame}
      action={bound}
      errors={flatten(errors)}
      check={(event, go) => void form.handleSubmit(go)(event)}
      register={form.register}
      refusals={Object.keys(errors).length > 0 ? submitCount : 0}
      formRef={formRef}
    />
  );
}

function resolverOf(schema: z.ZodType, current: () => HTMLFormElement | null): Resolver {
  return (values, _context, options) => {
    const form = current();
    if (!form) return { values, errors: {} };
    const { meeting: _meeting, idempotencyKey: _key, ...input } = formDataToObject(new FormData(form)).object;
    const result = validate(schema, input);
    if (result.ok) return { values, errors: {} };
    // What the reader cannot see here (a value the server adds) is left to the server.
    const visible = Object.fromEntries(Object.entries(result.fields).filter(([path]) => hasControl(form, path)));
    return { values: {}, errors: toNestErrors(asHookErrors(visible), options) };
  };
}

function hasControl(form: HTMLFormElement, path: string): boolean {
  const stem = path.replace(/\.\d+$/, "");
  return Array.from(form.elements).some((element) => {
    const name = element.getAttribute("name") ?? "";
    return [path, `${path}[]`, `${stem}[]`].includes(name) || name.startsWith(`${path}.`);
  });
}

/** The library keeps a type and a message: the code is the type, the params travel in the message. */
function asHookErrors(fields: FieldErrors) {
  return Object.fromEntries(
    Object.entries(fields).map(([path, error]) => [path, { type: error.code, message: JSON.stringify(error.params ?? {}) }]),
  );
}

function nest(fields: FieldErrors): NestedErrors<FieldValues> {
  return toNestErrors(asHookErrors(fields), { fields: {}, shouldUseNativeValidation: false });
}

function flatten(node: object, path: string[] = []): FieldErrors {
  if ("type" in node && typeof node.type === "string") {
    const message = "message" in node && typeof node.message === "string" ? node.message : "{}";
    return { [path.join(".")]: { code: node.type, params: JSON.parse(message) as Record<string, string | number> } };
  }
  const children = Object.entries(node).filter(
    ([key, child]) => key !== "ref" && key !== "root" && typeof child === "object" && child !== null,
  );
  return Object.assign({}, ...children.map(([key, child]: [string, object]) => flatten(child, [...path, key]))) as FieldErrors;
}
