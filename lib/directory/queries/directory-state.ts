import { read } from '@/lib/core/read';

/**
 * How far the directory's history has come: another text after every change of a row of it, by whatever way. Two transactions that
 * commit in the other order than they wrote can leave a text standing over the earlier one: what is read under it is not to be kept
 * for more than a moment.
 */
export async function directoryState(): Promise<string> {
  const [row] = await read<{ last: string | null }[]>`SELECT max(seq)::text AS last FROM "DirectoryVersion"`;
  return `directory ${row?.last ?? 0}`;
}
