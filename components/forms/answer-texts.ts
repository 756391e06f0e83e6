import type { getTranslations } from 'next-intl/server';
import { inMegabytes, mostAnswerFileBytes } from '@/lib/core/upload-size';
import type { AnswerFormProps } from './answer-form';

/** The words of the form itself, in the reader's language. `savedAt` and `conflict` keep their marks for the browser. */
export function answerTexts(t: Awaited<ReturnType<typeof getTranslations<'forms'>>>): AnswerFormProps['texts'] {
  const fixed = [
    'save',
    'next',
    'submit',
    'submitAnyway',
    'saving',
    'noReply',
    'opened',
    'yours',
    'theirs',
    'keepMine',
    'takeTheirs',
    'fileSaved',
    'noAnswer',
    'fileKept',
    'fileRemove',
    'phoneHelp',
    'apart',
  ] as const;
  return {
    ...(Object.fromEntries(fixed.map((key) => [key, t(`fill.${key}`)])) as Record<(typeof fixed)[number], string>),
    fileHelp: t('fill.fileHelp', { max: inMegabytes(mostAnswerFileBytes) }),
    savedAt: String(t.raw('fill.savedAt')),
    conflict: String(t.raw('fill.conflict')),
  };
}
