import type { Ctx } from '@/lib/core/execute';
import type { Prisma } from '@/lib/core/prisma/client';
import type { LocalizedText } from '@/lib/i18n/pick';
import { sortTaken, type Taken } from './model/taken';
import type { PreviousEdition } from './previous-edition';

/** Copies the drafts of registration forms, without their answers and windows; a form of the same code stays. */
export async function copyForms({ tx, scope }: Ctx, previous: PreviousEdition): Promise<Taken> {
  const meetingId = scope.meeting.id;
  const forms = await tx.registrationForm.findMany({
    where: { meetingId: previous.id },
    orderBy: { position: 'asc' },
    select: { code: true, kind: true, title: true, categories: true, position: true, draft: true },
  });
  const own = await tx.registrationForm.findMany({ where: { meetingId }, select: { code: true } });
  const fresh = forms.filter(({ code }) => own.every((form) => form.code !== code));
  await tx.registrationForm.createMany({
    data: fresh.map(({ title, draft, ...form }) => ({
      ...form,
      meetingId,
      title: title as Prisma.InputJsonValue,
      draft: draft as Prisma.InputJsonValue,
    })),
    skipDuplicates: true,
  });
  return sortTaken(forms, fresh, ({ title }) => title as LocalizedText);
}
