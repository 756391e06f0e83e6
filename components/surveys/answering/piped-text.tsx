'use client';

import { createContext, useContext } from 'react';

/** Puts answers into a text as they stand in the page; null before the page can follow itself, and where it need not. */
export const LivePipe = createContext<((text: string) => string) | null>(null);

/** A text with answers in it: as the server knew them, and from then on as they stand in the page. */
export function PipedText({ template, said }: { template: string; said: string }) {
  const pipe = useContext(LivePipe);
  return pipe ? pipe(template) : said;
}
