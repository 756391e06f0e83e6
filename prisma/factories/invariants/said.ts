/** Rows of a check: one violation each, in words. */
export type Said = { said: string }[];

/** The words of a check's rows. */
export async function words(rows: Promise<Said>): Promise<string[]> {
  return (await rows).map(({ said }) => said);
}
