import { useState } from 'react';
import { fill } from '@/components/form/form-words';

export type AskedWords = Record<'shown' | 'hidden', string>;

interface AskedNowProps {
  /** Names of the questions of the page that are asked, by code; another map where they are others. */
  names: ReadonlyMap<string, string>;
  words: AskedWords;
  locale: string;
}

/** Says, when the speaker has finished, which questions have come and gone: the eye sees it, the ear would not. */
export function AskedNow({ names, words, locale }: AskedNowProps) {
  const [told, setTold] = useState({ names, said: '' });
  if (told.names !== names) {
    const list = (these: ReadonlyMap<string, string>, without: ReadonlyMap<string, string>) =>
      [...these].filter(([code]) => !without.has(code)).map(([, name]) => name);
    const say = (template: string, changed: string[]) =>
      changed.length > 0
        ? [fill(template, { names: new Intl.ListFormat(locale, { type: 'conjunction' }).format(changed) }, locale)]
        : [];
    const said = [...say(words.shown, list(names, told.names)), ...say(words.hidden, list(told.names, names))];
    setTold({ names, said: said.length > 0 ? said.join(' ') : told.said });
  }
  return (
    <p className="vh" role="status">
      {told.said}
    </p>
  );
}
