import { Localized } from '@/components/ui/localized';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { useLocale, useTranslations } from '@/lib/i18n/words';

/** What the meeting was for and came to, in the secretariat's paragraphs; nothing where it has not been written. */
export function Summary({ text, source }: { text: LocalizedText; source: string }) {
  const locale = useLocale();
  const t = useTranslations('meetings.public');
  const { text: whole, lang } = pick(text, locale, source);
  const paragraphs = whole.split(/\n{2,}/).filter((each) => each.trim() !== '');
  if (paragraphs.length === 0) return null;
  return (
    <section className="stack-s" aria-labelledby="summary">
      <h2 id="summary">{t('summary')}</h2>
      <div className="text stack-s">
        {paragraphs.map((each, index) => (
          // Each paragraph is marked as the language it is in; only the last says that it is another.
          <p key={each}>
            <Localized
              text={{ [lang]: each }}
              source={lang}
              fallback={index === paragraphs.length - 1 ? 'sentence' : 'silent'}
            />
          </p>
        ))}
      </div>
    </section>
  );
}
