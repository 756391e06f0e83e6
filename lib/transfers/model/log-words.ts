import { formatDateTime } from '@/lib/i18n/dates';
import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { answeredBy, figureFields, personFields, type TransferField } from './fields';
import { headOf } from './heads';
import { ownList, paperNames, shownFields } from './papers';
import { purposeNames, recipientKinds, type Purpose } from './purposes';

const formats = ['XLSX', 'CSV', 'CSV_PLAIN', 'JSON'] as const;
const known = <T extends string>(list: readonly T[], code: string | null): T | undefined =>
  list.find((one) => one === code);

/** The words of a transfer's codes in one language. What is older than the tables stands as it was written. */
export function transferWords(locale: Locale) {
  const t = translator(locale, 'transfers');
  const representation = translator(locale, 'representation');
  const columns: readonly TransferField[] = [...personFields, ...figureFields];
  const one = (code: string) => {
    const field = known(columns, code);
    if (field) return headOf(field, locale);
    const shown = known(shownFields, code);
    if (shown) return t(`columns.${shown}`);
    const own = `export.columns.${code}` as 'export.columns.rank';
    return representation.has(own) ? representation(own) : code;
  };
  const words = {
    purpose: (code: string) => {
      const paper = known(paperNames, code);
      if (paper) return t(`papers.${paper}`);
      const purpose: Purpose | 'delegation' | undefined = code === ownList ? 'delegation' : known(purposeNames, code);
      return purpose ? t(`purposes.${purpose}.title`) : code;
    },
    recipientKind: (code: string | null) => {
      const kind = known(recipientKinds, code);
      return kind ? t(`recipients.${kind}`) : '';
    },
    format: (code: string) => {
      const format = known(formats, code);
      return format ? t(`formats.${format}`) : code.toUpperCase();
    },
    fields: (codes: readonly string[]) => {
      const answers = codes.filter((code) => answeredBy(code) !== null).length;
      const others = codes.filter((code) => answeredBy(code) === null);
      return [...others.map(one), ...(answers > 0 ? [t('columns.answers', { count: answers })] : [])];
    },
  };
  return {
    ...words,
    /** A transfer in one line, as the person in it reads it. */
    line: (of: { purpose: string; recipient: string; fields: string[]; at: Date; by: string | null; zone: string }) =>
      [
        t('mine.what', { purpose: words.purpose(of.purpose), recipient: of.recipient }),
        formatDateTime(of.at, locale, of.zone),
        of.by,
        formatList(words.fields(of.fields), locale),
      ]
        .filter(Boolean)
        .join('. '),
  };
}
