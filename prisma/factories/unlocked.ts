import type { Tx } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';

/** The same transaction, in which no row is locked by a reading: shows what goes wrong where a verb's guard is missing. */
export function unlocked(tx: Tx): Tx {
  return new Proxy(tx, {
    get(target, name) {
      if (name !== '$queryRaw') return Reflect.get(target, name) as unknown;
      return (first: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
        const asked = first instanceof Prisma.Sql ? first : Prisma.sql(first, ...values);
        const without = asked.strings.map((part) => part.replace(/FOR (?:NO KEY )?UPDATE(?: OF \w+)?/, ''));
        return target.$queryRaw(Prisma.sql(without, ...asked.values));
      };
    },
  });
}
