import type { ShownText } from './shown-form';

/** A text of a form; where it is not in the page's language, marked as such and said. */
export function ShownWords({ text }: { text: ShownText }) {
  if (!text.lang) return text.text;
  return (
    <>
      <span lang={text.lang}>{text.text}</span>
      {text.note ? <span className="untranslated">{text.note}</span> : null}
    </>
  );
}
