/** People, each counted once however many parties they represent and however often they come and go. */
export type Presence = {
  /** The last record at this place is an arrival, and of today: nobody stays in the house overnight. */
  now: number;
  today: number;
  ever: number;
  /** Confirmed, in person. */
  expected: number;
};

/** A party at the door in one language: is it here yet? */
export type PartyLine = {
  code: string;
  name: { text: string; lang: string };
  expected: number;
  here: number;
  ever: number;
};
