import type { Ctx } from "@/lib/core/execute";

/** Given name and surname of a person, for the words of a mail. */
export async function nameOf(ctx: Ctx, personId: string): Promise<string> {
  const { givenName, surname } = await ctx.tx.person.findUniqueOrThrow({ where: { id: personId }, select: { givenName: true, surname: true } });
  return `${givenName} ${surname}`;
}
