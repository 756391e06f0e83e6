import { Fragment } from 'react';

import type { Run, Sentence } from '@/lib/fact-sheet/render/runs';
import { Link } from '@/lib/i18n/navigation';

/** A piece of a sentence, leading where it leads, in its own language. */
export function SaidRun({ run: { text, lang, href } }: { run: Run }) {
  const words = lang === undefined ? text : <span lang={lang}>{text}</span>;
  if (href === undefined) return words;
  const name = <bdi>{words}</bdi>;
  return href.startsWith('/') ? <Link href={href}>{name}</Link> : <a href={href}>{name}</a>;
}

/** Sentences one after the other. */
export function Said({ sentences }: { sentences: readonly Sentence[] }) {
  return sentences.map((sentence, index) => (
    <Fragment key={index}>
      {index > 0 ? ' ' : null}
      {sentence.map((run, piece) => (
        <SaidRun key={piece} run={run} />
      ))}
    </Fragment>
  ));
}
