import type { AnswerValue, Condition, FieldType } from '@/lib/forms/schema';

/** A text as it is shown: in the reader's language, or in another one that is named and said. */
export type ShownText = { text: string; lang?: string; note?: string };

export type ShownChoice = { value: string; label: string; lang?: string };

/** A field of a form in the reader's language, with the answer there is. */
export type ShownField = {
  id: string;
  type: FieldType;
  label: ShownText;
  help: ShownText | null;
  required: boolean;
  condition?: Condition;
  choices: ShownChoice[];
  /** Address of the page where sensitive data is given. */
  href: string | null;
  value: AnswerValue;
  lockVersion: number;
  file: { name: string; href: string } | null;
};

export type ShownSection = {
  id: string;
  title: ShownText | null;
  intro: ShownText | null;
  condition?: Condition;
  fields: ShownField[];
};

export type ShownPage = {
  id: string;
  title: ShownText | null;
  intro: ShownText | null;
  condition?: Condition;
  sections: ShownSection[];
};
