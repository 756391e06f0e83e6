import type { FieldErrors } from '@/lib/core/errors';
import type { SignCapacity } from '@/lib/core/prisma/enums';

/** What decides whether a signature stands; `sha256` of what the text said in its language when it was signed. */
export type Signed = { capacity: SignCapacity; language: string; sha256: string; end: object | null };

/** A signature that publication waits for. */
export type Unsigned = { capacity: SignCapacity; language: string };

/** As what every authentic text is signed, in the order in which they are asked for. */
export const capacities = ['LANGUAGE', 'CHAIR'] as const satisfies readonly SignCapacity[];

/** Does a signature stand? Only while nobody has ended it and the text says in its language exactly what was signed. */
export function stands({ language, sha256, end }: Signed, hashes: Readonly<Record<string, string>>): boolean {
  return end === null && hashes[language] === sha256;
}

/** Was it given by a Chair who is none any more? Such a signature may be ended by whoever chairs now: nobody else could. */
export function isOfFormerChair(
  { capacity, byAccountId }: { capacity: SignCapacity; byAccountId: string | null },
  chairs: ReadonlySet<string>,
): boolean {
  return capacity === 'CHAIR' && (byAccountId === null || !chairs.has(byAccountId));
}

/** What is lacking until a document is signed: for each authentic language, that language's signature and the Chair's. */
export function unsignedIn(
  authentic: readonly string[],
  hashes: Readonly<Record<string, string>>,
  signatures: readonly Signed[],
): Unsigned[] {
  const standing = signatures.filter((one) => stands(one, hashes));
  return authentic.flatMap((language) =>
    capacities
      .filter((capacity) => !standing.some((one) => one.capacity === capacity && one.language === language))
      .map((capacity) => ({ capacity, language })),
  );
}

/** The refusal to publish, one entry per signature that is lacking: `signatures.<language>.<capacity>`. */
export function refusalOfUnsigned(unsigned: readonly Unsigned[]): FieldErrors {
  return Object.fromEntries(
    unsigned.map(({ capacity, language }) => [
      `signatures.${language}.${capacity}`,
      { code: capacity === 'CHAIR' ? 'unsigned_by_chair' : 'unsigned_language', params: { language } },
    ]),
  );
}
