import type { Ref } from "react";

import type { FieldErrors } from "@/lib/core/errors";

import { fieldId } from "./form-context";
import { summarySentence, word, type FormWords } from "./form-words";
import type { Sent } from "./use-form-action";

interface ErrorSummaryProps {
  ref: Ref<HTMLDivElement>;
  formId: string;
  words: FormWords;
  state: Sent;
  errors: FieldErrors;
}

/** Stands above the form, takes the focus, and links to every answer that needs correcting. */
export function ErrorSummary({ ref, formId, words, state, errors }: ErrorSummaryProps) {
  const wrong = Object.entries(errors);
  if (wrong.length > 0) {
    return (
      <div className="note late" role="alert" tabIndex={-1} autoFocus ref={ref}>
        <h3>{wrong.length === 1 ? word(words, "form.summaryOne") : word(words, "form.summaryOther", { n: wrong.length })}</h3>
        <ul>
          {wrong.map(([name, error]) => (
            <li key={name}>
              <a href={`#${fieldId(formId, name)}`}>{summarySentence(words, name, error)}</a>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const code = state.status === "error" ? state.code : state.status === "no_reply" ? "no_reply" : null;
  if (!code) return null;
  return (
    <div className="note late" role="alert" tabIndex={-1} autoFocus ref={ref}>
      <h3>{word(words, `errors.${code}.title`)}</h3>
      <p>{word(words, `errors.${code}.text`)}</p>
    </div>
  );
}
