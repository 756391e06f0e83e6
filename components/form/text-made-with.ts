/**
 * The text a textarea is made with, as its `defaultValue`. A list of one is shown like the text itself, but React, which
 * puts a plain text back in when it takes the page over, then leaves alone what was typed before the scripts came.
 */
export const textMadeWith = (text: string | undefined): readonly string[] | undefined =>
  text === undefined ? undefined : [text];
