import type { translator } from '@/lib/i18n/translator';
import type { ErrorCode, Notice, WarningCode } from './notices';

/** Words of a language for forms. */
export type FormWords = ReturnType<typeof translator<'xlsform'>>;

/** A notice in words, without its place. `kind`: which of the two lists its code is of. */
export function sayNotice(t: FormWords, kind: 'errors' | 'warnings', { code, params }: Notice): string {
  const why = typeof params.why === 'string' ? sayWhy(t, params.why, params) : '';
  return t(`${kind}.${code}` as `errors.${ErrorCode}` | `warnings.${WarningCode}`, { ...params, why } as never);
}

function sayWhy(t: FormWords, code: string, params: Notice['params']): string {
  return t(`why.${code}` as 'why.empty', params as never);
}

/** Where a notice is, in words: "survey, row 4, column D". */
export function sayPlace(t: FormWords, { sheet, row, column }: Notice): string {
  if (row === null) return t('place.sheet', { sheet });
  return column === null ? t('place.row', { sheet, row }) : t('place.cell', { sheet, row, column });
}
