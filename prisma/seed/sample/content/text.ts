/** A text of the sample in all three languages of its meetings. */
export type Text = { en: string; fr: string; es: string };
