/** What decides whether a coding may still be changed. */
export type CodingState = {
  /** When both had finished. */
  openedAt: Date | null;
  /** The parts that have coded the answer as it stands now. */
  coded: ReadonlySet<'FIRST' | 'SECOND' | 'DECIDED'>;
};

/** May what both said of an answer be read? Only once both had finished everything, and both have coded this very text. */
export function isCompared({ openedAt, coded }: CodingState): boolean {
  return openedAt !== null && coded.has('FIRST') && coded.has('SECOND');
}

/** May a coder give codes to the answer? Not once the other's could have been read: they would no longer be independent. */
export function mayCode(state: CodingState): boolean {
  return !isCompared(state);
}

/** May somebody decide what counts for the answer? Once both have said theirs. */
export function mayDecide(state: CodingState): boolean {
  return isCompared(state);
}

/** Is a code given to new answers? Not once it was retired or merged. */
export function isOffered({
  retiredAt,
  mergedIntoId,
}: {
  retiredAt: Date | null;
  mergedIntoId: string | null;
}): boolean {
  return retiredAt === null && mergedIntoId === null;
}
