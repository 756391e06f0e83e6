import { AmendmentEnd } from '@/components/plenary/amendment-card';
import { Localized } from '@/components/ui/localized';
import { TextChanges } from '@/components/ui/text-changes';
import { languageName } from '@/lib/i18n/numbers';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { ShownAmendment } from '@/lib/plenary/queries/amendments';
import type { PlenaryRow } from '@/lib/plenary/queries/list';
import { diffWords, forReading } from '@/lib/recommendations/model/words';
import type { ReactNode } from 'react';

interface WordingProps {
  item: PlenaryRow;
  /** The amendment the room looks at, if any. */
  amendment: ShownAmendment | undefined;
  /** Languages on the screen; those the text does not have are said to be missing. */
  languages: readonly string[];
  locale: Locale;
}

type Texts = Readonly<Record<string, string>>;

/** The text the room has before it, in each language chosen; with an amendment: what stood there, what is proposed, what it becomes. */
export function Wording({ item, amendment, languages, locale }: WordingProps) {
  const t = useTranslations('plenary');
  const shown = item.shown.text as Texts;
  const chosen = languages.filter((language) => language in shown);
  // Nothing chosen is there: then the language it was written in, and never an empty wall.
  const of = chosen.length > 0 ? chosen : [item.shown.source];
  const missing = languages.filter((language) => !(language in shown));
  const columns = (cell: (language: string) => ReactNode) => (
    <dd className="pl-columns" data-columns={of.length}>
      {of.map((language) => (
        <div key={language} lang={language} dir={directionOf(language)}>
          {cell(language)}
        </div>
      ))}
    </dd>
  );
  const base = amendment ? before(amendment, shown) : shown;
  const left = missing.length > 0 ? missing.map((one) => languageName(one, locale)).join(', ') : null;
  return (
    <>
      <div>
        <dt>
          {t('screen.base')}
          <span>
            {t('screen.revision', {
              number: amendment
                ? amendment.end?.result
                  ? amendment.baseNumber
                  : item.shown.number
                : item.shown.number,
            })}
          </span>
          {left ? <span>{t('screen.missing', { list: left })}</span> : null}
        </dt>
        {columns((language) => base[language] ?? '–')}
      </div>
      {amendment ? (
        <>
          <div>
            <dt>
              {t('screen.proposal')}
              <span>
                {t('amendments.of', { number: amendment.number })}{' '}
                <Localized text={amendment.delegation.names} fallback="silent" />
              </span>
              {amendment.end ? <AmendmentEnd outcome={amendment.end.outcome} /> : null}
            </dt>
            {columns((language) => {
              const text = amendment.texts.find((one) => one.language === language);
              if (!text)
                return (
                  <span className="pl-note" lang={locale} dir={directionOf(locale)}>
                    {t('screen.notProposed')}
                  </span>
                );
              return (
                <TextChanges pieces={forReading(diffWords(text.base ?? '', text.proposed, language))} lang={language} />
              );
            })}
          </div>
          {amendment.end && !amendment.end.result ? null : (
            <div>
              <dt>
                {t(amendment.end ? 'screen.result' : 'screen.wouldRead')}
                {amendment.end?.result ? (
                  <span>{t('screen.revision', { number: amendment.end.result.number })}</span>
                ) : null}
              </dt>
              {columns((language) => {
                const result = amendment.end?.result
                  ? amendment.end.result.texts[language]
                  : amendment.texts.find((one) => one.language === language)?.result;
                if (result === undefined)
                  return (
                    <span className="pl-note" lang={locale} dir={directionOf(locale)}>
                      {t('screen.notTranslated')}
                    </span>
                  );
                return (
                  result ?? (
                    <span className="pl-note" lang={locale} dir={directionOf(locale)}>
                      {t('screen.toBeWorded')}
                    </span>
                  )
                );
              })}
            </div>
          )}
        </>
      ) : null}
    </>
  );
}

/** What an amendment is compared with: the current text while it is open, its own base once the text has become its result. */
function before(amendment: ShownAmendment, shown: Texts): Texts {
  if (!amendment.end?.result) return shown;
  return Object.fromEntries(
    amendment.texts.flatMap(({ language, base }) => (base === null ? [] : [[language, base] as const])),
  );
}

/** How much there is to read: the more, the smaller the type, so that all of it stays on the wall. */
export function densityOf({ item, amendment, languages }: Omit<WordingProps, 'locale'>): 'large' | 'medium' | 'small' {
  const shown = item.shown.text as Texts;
  const longest = Math.max(...Object.values(shown).map((text) => text.length), 0);
  const rows = amendment ? 3 : 1;
  const amount = longest * rows * Math.max(1, languages.length);
  return amount < 420 ? 'large' : amount < 1_500 ? 'medium' : 'small';
}
