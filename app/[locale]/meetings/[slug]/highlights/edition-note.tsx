import type { Locale } from '@/lib/i18n/routing';
import type { SealedDocument } from '@/lib/outcome/model/sealed';
import { tellEdition } from '@/lib/outcome/tell-edition';

/** What a corrigendum or revision is, why, and where it differs; nothing for a first publication. */
export function EditionNote({
  document,
  locale,
  anchors,
}: {
  document: SealedDocument;
  locale: Locale;
  anchors: readonly string[];
}) {
  const told = tellEdition(document, locale, anchors);
  if (told.length === 0) return null;
  return (
    <div className="note stack-s">
      {told.map(({ text, lang }) => (
        <p key={text} lang={lang}>
          {text}
        </p>
      ))}
    </div>
  );
}
