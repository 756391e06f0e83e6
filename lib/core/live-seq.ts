import { db } from './db';

/** Number of the last live event of a meeting. Read before a page's data: what comes after it may not be on the page. */
export async function readLiveSeq(meetingId: string): Promise<number> {
  const { liveSeq } = await db().meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { liveSeq: true } });
  return liveSeq;
}
