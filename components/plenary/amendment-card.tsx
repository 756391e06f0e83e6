import type { ReactNode } from 'react';
import { Localized } from '@/components/ui/localized';
import { Status, type StatusShape } from '@/components/ui/status';
import { TextChanges } from '@/components/ui/text-changes';
import type { AmendmentOutcome } from '@/lib/core/prisma/enums';
import { formatDateTime } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { Clash } from '@/lib/plenary/model/amendments';
import type { AmendmentRow } from '@/lib/plenary/queries/amendments';
import { diffWords, forReading } from '@/lib/recommendations/model/words';

interface AmendmentCardProps {
  amendment: AmendmentRow;
  locale: Locale;
  zone: string;
  /** What may be done with it. */
  children?: ReactNode;
}

/** An amendment: whose, to which revision, in each language against the text it was made from, and what it cannot be taken with. */
export function AmendmentCard({ amendment, locale, zone, children }: AmendmentCardProps) {
  const t = useTranslations('plenary');
  const { number, delegation, baseNumber, isBaseCurrent, texts, language, explanation, end, outdated, clashes, at } =
    amendment;
  return (
    <li id={`amendment-${amendment.id}`} className="stack">
      <p>
        <b>
          {t('amendments.of', { number })} <Localized text={delegation.names} fallback="silent" />
        </b>
      </p>
      <p className="small">
        {end ? <AmendmentEnd outcome={end.outcome} /> : <Status shape="open">{t('amendments.open')}</Status>}
      </p>
      <p className="small soft">
        {t('amendments.tabled', { revision: baseNumber, at: formatDateTime(at, locale, zone) })}
        {end?.result ? `. ${t('amendments.became', { revision: end.result.number })}` : null}
        {end?.note ? (
          <>
            {'. '}
            <span lang={end.language ?? undefined}>{end.note}</span>
          </>
        ) : null}
      </p>
      {texts.map(({ language: of, proposed, base }) => (
        <p key={of} className="serif">
          {texts.length > 1 ? <span className="sub">{languageName(of, locale)}</span> : null}
          {base === null ? (
            <span lang={of}>{proposed}</span>
          ) : (
            <TextChanges pieces={forReading(diffWords(base, proposed, of))} lang={of} />
          )}
        </p>
      ))}
      {explanation ? (
        <p className="small">
          {t('amendments.explanation')} <span lang={language}>{explanation}</span>
        </p>
      ) : null}
      {outdated ? (
        <p className="note ask">
          <ClashWords
            clash={outdated}
            said={(words, language) => t('amendments.outdated', { words, language })}
            locale={locale}
          />
        </p>
      ) : !end && !isBaseCurrent ? (
        <p className="small soft">{t('amendments.older', { revision: baseNumber })}</p>
      ) : null}
      {clashes.length > 0 ? (
        <div className="note ask">
          {clashes.map(({ number: other, clash }) => (
            <p key={other}>
              {clash.kind === 'unknown' ? (
                t('amendments.unknown', { number: other })
              ) : (
                <ClashWords
                  clash={clash}
                  said={(words, language) => t('amendments.clash', { number: other, words, language })}
                  locale={locale}
                />
              )}
            </p>
          ))}
        </div>
      ) : null}
      {children}
    </li>
  );
}

function ClashWords({
  clash,
  said,
  locale,
}: {
  clash: Clash;
  said: (words: string, language: string) => string;
  locale: Locale;
}) {
  const t = useTranslations('plenary');
  if (clash.kind === 'unknown') return null;
  if (clash.kind === 'untranslated')
    return t('amendments.untranslated', { language: languageName(clash.language, locale) });
  const words = clash.words.map((word) => t('amendments.quoted', { word })).join(', ');
  return said(words, languageName(clash.language, locale));
}

const shapes: Record<AmendmentOutcome, StatusShape> = {
  ACCEPTED: 'done',
  MODIFIED: 'done',
  REJECTED: 'no',
  REFERRED: 'half',
  WITHDRAWN: 'shut',
  FELL: 'shut',
};

/** How an amendment ended, as a word and a shape. */
export function AmendmentEnd({ outcome }: { outcome: AmendmentOutcome }) {
  const t = useTranslations('plenary');
  return <Status shape={shapes[outcome]}>{t(`amendments.end.${outcome}`)}</Status>;
}
