import { expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { makeMeeting } from '@/prisma/factories/meetings';
import sitemap from './sitemap';

it('tells search engines of the documents of a meeting once the public can find one', async () => {
  const meeting = await makeMeeting();
  const id = '0198c0de-0000-7000-8000-000000000001';
  await db().document.create({
    data: { id, meetingId: meeting.id, kind: 'KEY', symbol: 'X/DOC/1', title: { en: 'A paper' }, access: 'PUBLIC' },
    select: { id: true },
  });
  const page = `/fr/meetings/${meeting.slug}/documents`;
  const isListed = async () => (await sitemap()).some(({ url }) => new URL(url).pathname === page);
  expect(await isListed()).toBe(false);
  const at = new Date(Date.now() - 60_000);
  await db().document.update({ where: { id }, data: { firstOutAt: at, publicAt: at }, select: { id: true } });
  expect(await isListed()).toBe(true);
});
