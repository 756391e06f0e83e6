import { CorrectionStatus } from '@/components/corrections/correction-status';
import { Proposal } from '@/components/corrections/proposal';
import type { FactWords } from '@/components/directory/fact-words';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { withdrawCorrectionAction } from '@/lib/corrections/actions';
import type { ListedCorrection } from '@/lib/corrections/queries';
import { formatInstant } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface OwnCorrectionsProps {
  corrections: readonly ListedCorrection[];
  words: FactWords;
  slug: string;
  locale: Locale;
}

/** What the party has proposed: what waits, which they take back whoever among them proposed it, and what the secretariat said to the rest. */
export async function OwnCorrections({ corrections, words, slug, locale }: OwnCorrectionsProps) {
  const [t, directory] = await Promise.all([getTranslations('corrections'), getTranslations('directory')]);
  const form = { meeting: slug, words: formWords(locale, 'corrections') };
  return (
    <section className="stack" aria-labelledby="proposed">
      <h2 id="proposed">{t('own.proposed')}</h2>
      {corrections.length === 0 ? <p className="soft">{t('own.nothing')}</p> : null}
      {corrections.map((correction) => (
        <article
          key={correction.id}
          id={`correction-${correction.id}`}
          className="sec stack-s"
          aria-labelledby={`title-${correction.id}`}
        >
          <h3 id={`title-${correction.id}`}>{directory(`edit.kinds.${correction.what}`)}</h3>
          <p className="row mid">
            <CorrectionStatus correction={correction} />
            <span className="small soft">
              {t('proposedBy', { name: correction.by ?? t('nobody'), at: formatInstant(correction.at, locale) })}
            </span>
          </p>
          <Proposal correction={correction} words={words} locale={locale} />
          {correction.end?.answer ? (
            <p style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              <b>{t('answer')}</b> <bdi>{correction.end.answer}</bdi>
            </p>
          ) : null}
          {correction.end ? null : (
            <ActionForm {...form} action={withdrawCorrectionAction} idempotencyKey={newIdempotencyKey()}>
              <HiddenField name="correction" value={correction.id} />
              <SubmitButton
                kind="plain"
                label={directory('edit.formOf', {
                  what: t('own.withdraw'),
                  entry: directory(`edit.kinds.${correction.what}`),
                })}
              >
                {t('own.withdraw')}
              </SubmitButton>
            </ActionForm>
          )}
        </article>
      ))}
    </section>
  );
}
