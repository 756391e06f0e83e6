import type { Ctx } from '@/lib/core/execute';
import { plainName, sortTaken, type Taken } from './model/taken';
import type { PreviousEdition } from './previous-edition';

/** Copies the organisers' own words of mails and letters, and the head of letters where the meeting has none. */
export async function copyTemplates({ tx, scope, now, actor }: Ctx, previous: PreviousEdition): Promise<Taken> {
  const meetingId = scope.meeting.id;
  const templates = await tx.mailTemplate.findMany({
    where: { meetingId: previous.id },
    orderBy: [{ purpose: 'asc' }, { locale: 'asc' }],
    select: { purpose: true, locale: true, subject: true, body: true },
  });
  const own = await tx.mailTemplate.findMany({ where: { meetingId }, select: { purpose: true, locale: true } });
  const fresh = templates.filter(({ purpose, locale }) =>
    own.every((template) => template.purpose !== purpose || template.locale !== locale),
  );
  await tx.mailTemplate.createMany({
    data: fresh.map((template) => ({
      ...template,
      meetingId,
      byAccountId: actor?.accountId ?? null,
      updatedAt: now,
    })),
    skipDuplicates: true,
  });
  const letterhead = await tx.$executeRaw`
    UPDATE "Meeting" m SET letterhead = o.letterhead FROM "Meeting" o
    WHERE m.id = ${meetingId}::uuid AND o.id = ${previous.id}::uuid AND m.letterhead = '{}' AND o.letterhead <> '{}'`;
  const told = sortTaken(templates, fresh, ({ purpose, locale }) => plainName(`${purpose} (${locale})`));
  const head = { en: 'Letterhead', fr: 'En-tête des lettres', es: 'Membrete' };
  return letterhead > 0 ? { ...told, taken: [...told.taken, head] } : told;
}
