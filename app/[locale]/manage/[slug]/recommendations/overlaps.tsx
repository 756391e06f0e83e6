import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { Taxonomies } from '@/components/recommendations/attribute-fields';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { Localized } from '@/components/ui/localized';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { judgeAction } from '@/lib/recommendations/actions';
import type { Overlap } from '@/lib/recommendations/model/overlap';
import type { BoardRow } from '@/lib/recommendations/queries/board';
import type { Judgement } from '@/lib/recommendations/queries/overlaps';
import styles from './board.module.css';

interface OverlapsProps {
  /** Those of the pairs. */
  rows: readonly BoardRow[];
  /** Pairs that may say the same and were not compared yet, the likeliest first. */
  likely: readonly Overlap[];
  judgements: readonly Judgement[];
  scope: MeetingScope;
  locale: Locale;
  taxonomies: Taxonomies;
}

const verdicts = ['SAME', 'RELATED', 'DIFFERENT'] as const;

/** Pairs that may say the same, with the reason, and what was found of those that were compared. */
export async function Overlaps({ rows, likely, judgements, scope, locale, taxonomies }: OverlapsProps) {
  const t = await getTranslations('recommendations');
  const { slug } = scope.meeting;
  const isOpen = isEditable(scope.meeting.phase);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const words = formWords(locale, 'recommendations');
  const symbolOf = (id: string) => byId.get(id)?.symbol ?? t('draft');

  const form = (one: string, other: string, label: string, buttons: ReactNode) => (
    <ActionForm action={judgeAction} idempotencyKey={newIdempotencyKey()} words={words} meeting={slug} label={label}>
      <HiddenField name="regional" value={one} />
      <HiddenField name="counterpart" value={other} />
      {buttons}
    </ActionForm>
  );
  return (
    <section aria-labelledby="overlaps" className="stack">
      <h2 id="overlaps">{t('overlap.title')}</h2>
      <p className="small soft">{likely.length > 0 ? t('overlap.lead') : t('overlap.none')}</p>
      <ul className={styles.pairs}>
        {likely.map((overlap) => {
          const pair = [byId.get(overlap.one), byId.get(overlap.other)].filter((row) => row !== undefined);
          const label = t('overlap.pair', { one: symbolOf(overlap.one), other: symbolOf(overlap.other) });
          return (
            <li key={`${overlap.one} ${overlap.other}`}>
              <div className={styles.pair}>
                {pair.map(({ id, symbol, group, text, source }) => (
                  <div key={id}>
                    <p className="small">
                      <Link href={`/meetings/${slug}/recommendations/${id}`}>
                        <SymbolOrDraft symbol={symbol} />
                      </Link>{' '}
                      <span className="soft">{group ? <Localized text={group.names} fallback="silent" /> : null}</span>
                    </p>
                    <p className="serif">
                      <Localized text={text} source={source} fallback="short" />
                    </p>
                  </div>
                ))}
              </div>
              <Reasons overlap={overlap} locale={locale} taxonomies={taxonomies} />
              {isOpen
                ? form(
                    overlap.one,
                    overlap.other,
                    label,
                    <div className="actions">
                      {verdicts.map((verdict) => (
                        <SubmitButton
                          key={verdict}
                          kind="plain"
                          name="verdict"
                          value={verdict}
                          label={`${t(`overlap.verdict.${verdict}`)}: ${label}`}
                        >
                          {t(`overlap.verdict.${verdict}`)}
                        </SubmitButton>
                      ))}
                      <Link href={`/manage/${slug}/recommendations?source=${overlap.one}&source=${overlap.other}`}>
                        {t('overlap.draft')}
                      </Link>
                    </div>,
                  )
                : null}
            </li>
          );
        })}
      </ul>
      {judgements.length > 0 ? (
        <details>
          <summary>
            {t('overlap.judged')} <span className="soft">{judgements.length}</span>
          </summary>
          <ul className={styles.pairs}>
            {judgements.map(({ one, other, verdict }) => {
              const names = { one: symbolOf(one), other: symbolOf(other) };
              return (
                <li key={`${one} ${other}`}>
                  <span>
                    {t('overlap.pair', names)}: {t(`overlap.verdict.${verdict}`)}
                  </span>{' '}
                  {isOpen
                    ? form(
                        one,
                        other,
                        t('overlap.takeBackOf', names),
                        <SubmitButton kind="link" name="verdict" value="" label={t('overlap.takeBackOf', names)}>
                          {t('overlap.takeBack')}
                        </SubmitButton>,
                      )
                    : null}
                </li>
              );
            })}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** Why two may say the same, in sentences: nothing is suggested without. */
async function Reasons({ overlap, locale, taxonomies }: { overlap: Overlap; locale: Locale; taxonomies: Taxonomies }) {
  const t = await getTranslations('recommendations');
  const { objectives, themes, addressees, words, language } = overlap;
  const themeName = new Map(taxonomies.themes.map(({ value, label }) => [value, label]));
  const list = (all: readonly string[]) => formatList([...all], locale);
  const reasons = [
    objectives.length > 0
      ? t('overlap.objectives', { count: objectives.length, list: list(objectives.map(String)) })
      : null,
    themes.length > 0 ? t('overlap.themes', { list: list(themes.map((code) => themeName.get(code) ?? code)) }) : null,
    addressees.length > 0 ? t('overlap.addressees', { list: list(addressees) }) : null,
    language === null ? t('overlap.noPivot') : null,
  ].filter((reason) => reason !== null);
  return (
    <ul className="small soft">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
      {language !== null && words.length > 0 ? (
        <li>
          {t('overlap.words', { language: languageName(language, locale) })} <span lang={language}>{list(words)}</span>
        </li>
      ) : null}
    </ul>
  );
}
