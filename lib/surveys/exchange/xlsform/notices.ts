/** Where something stands in a workbook: sheet, row as the spreadsheet counts it, and column by its letters. */
export type Place = { sheet: string; row: number | null; column: string | null };

/** Why a form is refused. */
export const errorCodes = [
  'sheet_missing',
  'column_missing',
  'column_twice',
  'cell_wrong',
  'type_missing',
  'type_unknown',
  'name_missing',
  'name_bad',
  'name_twice',
  'label_missing',
  'list_missing',
  'list_name_missing',
  'choice_name_missing',
  'choice_name_bad',
  'choice_twice',
  'group_unclosed',
  'group_unopened',
  'loop',
  'calculation_missing',
  'expression_wrong',
  'reference_unknown',
  'reference_unclear',
  'reference_circle',
  'parameters_wrong',
  'other_with_filter',
  'nothing_asked',
  'too_many_questions',
  'too_many_groups',
] as const;

/** What is not taken over, or taken over otherwise than it stood. */
export const warningCodes = [
  'headings_lower',
  'column_not_imported',
  'column_without_heading',
  'cell_not_imported',
  'setting_not_imported',
  'row_disabled',
  'row_skipped',
  'type_not_imported',
  'type_changed',
  'range_turned',
  'sheet_not_imported',
  'language_unknown',
  'language_twice',
  'language_assumed',
  'translation_missing',
  'label_is_name',
  'label_is_hint',
  'list_unused',
  'choice_dropped',
  'too_many_choices',
  'name_changed',
  'nesting_flattened',
  'repeat_written_out',
  'repeat_nested',
  'default_not_imported',
  'expression_not_imported',
  'reference_not_imported',
  'reference_later',
  'choice_unknown',
  'comparison_odd',
  'filter_not_imported',
  'text_cut',
  'markup_dropped',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
export type WarningCode = (typeof warningCodes)[number];

/** One thing to know about a form. The words are in messages/<locale>/xlsform.json, under `errors` and `warnings`. */
export type Notice<Code = ErrorCode | WarningCode> = Place & { code: Code; params: Record<string, string | number> };

/** So many of each are listed; how many more there are is counted. */
export const mostNotices = 500;

/** Collects what is wrong with a form and what is not taken over. */
export class Notices {
  readonly errors: Notice<ErrorCode>[] = [];
  readonly warnings: Notice<WarningCode>[] = [];
  /** Warnings and errors beyond those that are listed. */
  unlisted = 0;
  private readonly said = new Set<string>();

  error(code: ErrorCode, place: Place, params: Notice['params'] = {}) {
    this.add(this.errors, { ...place, code, params });
  }

  warn(code: WarningCode, place: Place, params: Notice['params'] = {}) {
    this.add(this.warnings, { ...place, code, params });
  }

  private add<Code>(list: Notice<Code>[], notice: Notice<Code>) {
    // What is written out several times is read several times, and said once.
    const said = JSON.stringify(notice);
    if (this.said.has(said)) return;
    this.said.add(said);
    if (list.length < mostNotices) list.push(notice);
    else this.unlisted += 1;
  }
}

/** Column 27 → "AB". From 0. */
export function columnLetters(index: number): string {
  const rest = index % 26;
  const letter = String.fromCharCode(65 + rest);
  return index < 26 ? letter : columnLetters((index - rest) / 26 - 1) + letter;
}

/** A value as a message quotes it. */
export const quoted = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
