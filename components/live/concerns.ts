/** What a page wants to hear of, and whether it is just being renewed. */
export type Heard = {
  /** Kinds of events; all where left out. */
  types?: readonly string[] | undefined;
  /** Ids of the records that the page shows; all where left out. */
  about?: readonly string[] | undefined;
  /** What the page shows is about to change: an event of a record that it does not know yet may be of one that it is about to show. */
  isRenewing: boolean;
};

/** Whether an event changes what a page shows. */
export function concerns(event: { type: string; subjectId: string }, { types, about, isRenewing }: Heard): boolean {
  if (types && !types.includes(event.type)) return false;
  return about === undefined || isRenewing || about.includes(event.subjectId);
}
