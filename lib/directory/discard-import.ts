import type { z } from 'zod';
import type { SiteScope } from '@/lib/auth/scope';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { discardImportSchema } from './schema';

/** Lets a file that waits go; the directory stays as it is. Refuses "closed" for one that was carried out: it is a record. */
export async function discardImport(
  ctx: Ctx<SiteScope>,
  { directoryImport: id }: z.output<typeof discardImportSchema>,
): Promise<{ directoryImport: string }> {
  const [held] = await ctx.tx.$queryRaw<{ writtenAt: Date | null }[]>`
    SELECT "writtenAt" FROM "DirectoryImport" WHERE id = ${id}::uuid FOR UPDATE`;
  if (found(held).writtenAt) throw new Refusal('closed');
  await ctx.tx.directoryImport.delete({ where: { id }, select: { id: true } });
  await ctx.audit({ subject: { type: 'DirectoryImport', id } });
  return { directoryImport: id };
}
