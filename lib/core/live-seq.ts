import { found } from './errors';
import { read } from './read';

/** Number of the last live event of a meeting. Read before a page's data: what comes after it may not be on the page. */
export async function readLiveSeq(meetingId: string): Promise<number> {
  const [row] = await read<{ liveSeq: number }[]>`SELECT "liveSeq" FROM "Meeting" WHERE id = ${meetingId}::uuid`;
  return found(row).liveSeq;
}
