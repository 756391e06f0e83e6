import { freshCode } from '@/lib/core/fresh-code';
import type { DraftQuestion } from './definition';
import { withHidden } from './questionnaire';

type Choice = Extract<DraftQuestion, { choices: unknown }>['choices'][number];
type Words = Record<string, string>;

/** What was posted of choices, rows or columns: words by code, and words of those to add. */
export type PostedItems = { labels: Readonly<Record<string, Words>>; added: Readonly<Record<string, Words>> };

/**
 * Choices, rows or columns with their new words, and those that were added. They keep their codes, whatever they are called
 * now: answers are codes. `taken`: codes that came to mean something once.
 */
export function editedItems<Item extends Choice>(
  before: readonly Item[],
  { labels, added }: PostedItems,
  by: { taken: ReadonlySet<string>; prefix: string; languages: readonly string[] },
): (Item | Pick<Choice, 'code' | 'label'>)[] {
  const taken = new Set([...by.taken, ...before.map(({ code }) => code)]);
  const kept = before.map((item) => {
    // Looked up as own members: a code is text that somebody chose.
    const label = Object.hasOwn(labels, item.code) ? labels[item.code] : undefined;
    return label ? { ...item, label: withHidden(label, item.label, by.languages) } : item;
  });
  const more = Object.values(added).flatMap((label) => {
    if (Object.keys(label).length === 0) return [];
    const code = freshCode(by.prefix, taken);
    taken.add(code);
    return [{ code, label }];
  });
  return [...kept, ...more];
}
