import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';

/** A piece of a sentence: `lang` where it is in another language, `href` where it leads somewhere (without language). */
export type Run = { text: string; lang?: string; href?: string };

/** A sentence in pieces, so that page, PDF and DOCX say the same and each in its way. */
export type Sentence = readonly Run[];

/** Where a list of pieces stands in a sentence of the messages. */
const place = (index: number) => String.fromCharCode(0xe000 + index);

/**
 * A sentence of the messages with pieces in it: `write` is given a mark for each name, which stands where the pieces come.
 * E.g. `withRuns({ names }, (marks) => t('why.leavesOut', marks))`.
 */
export function withRuns<Name extends string>(
  values: Record<Name, Sentence>,
  write: (marks: Record<Name, string>) => string,
): Sentence {
  const names = Object.keys(values) as Name[];
  const marks = Object.fromEntries(names.map((name, index) => [name, place(index)])) as Record<Name, string>;
  return write(marks)
    .split(/([\ue000-\ue0ff])/)
    .flatMap((part): Sentence => {
      const name = names.find((one) => marks[one] === part);
      return name === undefined ? (part === '' ? [] : [{ text: part }]) : values[name];
    });
}

/** Things in a sentence, each of one or more pieces: "AFML, AU-HoAI and COMMIT". */
export function listRuns(items: readonly Sentence[], locale: Locale): Sentence {
  const marks = items.map((_, index) => place(index % 200));
  let next = 0;
  return formatList(marks, locale)
    .split(/([\ue000-\ue0ff])/)
    .flatMap((part): Sentence => {
      if (!/[\ue000-\ue0ff]/.test(part)) return part === '' ? [] : [{ text: part }];
      return items[next++] ?? [];
    });
}

/** What a sentence says, as plain text. */
export function plainText(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join('');
}

/** A sentence on paper, where only addresses of other sites are links: those of this one stand once, at the end. */
export function onPaper(sentence: Sentence): Sentence {
  return sentence.map(({ href, ...run }) => (href?.startsWith('http') ? { ...run, href } : run));
}
