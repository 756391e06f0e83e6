import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { LanguageOfText } from '@/components/plenary/language-of-text';
import { AmendmentCard } from '@/components/plenary/amendment-card';
import type { MeetingScope } from '@/lib/auth/scope';
import { can } from '@/lib/auth/permissions';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { endAmendmentAction, showAmendmentAction } from '@/lib/plenary/actions';
import type { AmendmentRow } from '@/lib/plenary/queries/amendments';

interface OpenAmendmentsProps {
  amendments: readonly AmendmentRow[];
  /** The one beside the text on the screen. */
  shown: string | null;
  scope: MeetingScope;
  locale: Locale;
}

/** The amendments to the item on the screen, with what the Chair may say of each. */
export async function OpenAmendments({ amendments, shown, scope, locale }: OpenAmendmentsProps) {
  const t = await getTranslations('plenary');
  const { slug, zone } = scope.meeting;
  const frame = { words: formWords(locale, 'plenary'), meeting: slug };
  return (
    <section aria-labelledby="amendments">
      <h3 id="amendments">{t('amendments.title')}</h3>
      {amendments.length === 0 ? <p className="soft">{t('amendments.none')}</p> : null}
      <ul className="stack-l bare">
        {amendments.map((amendment) => {
          const { id, number, end } = amendment;
          const isShown = id === shown;
          return (
            <AmendmentCard key={id} amendment={amendment} locale={locale} zone={zone}>
              <div className="row">
                {can(scope, 'plenary.show') ? (
                  <ActionForm
                    {...frame}
                    action={showAmendmentAction}
                    idempotencyKey={newIdempotencyKey()}
                    label={t('amendments.showOf', { number })}
                  >
                    <HiddenField name="amendment" value={isShown ? '' : id} />
                    <SubmitButton
                      kind="plain"
                      label={t(isShown ? 'amendments.hideOf' : 'amendments.showOf', { number })}
                    >
                      {t(isShown ? 'amendments.hide' : 'amendments.show')}
                    </SubmitButton>
                  </ActionForm>
                ) : null}
                {!end && can(scope, 'amendment.decide') ? (
                  <Link
                    className="btn"
                    href={`/manage/${slug}/plenary/amendments/${id}`}
                    aria-label={t('take.toResultOf', { number })}
                  >
                    {t('take.toResult')}
                  </Link>
                ) : null}
              </div>
              {!end && can(scope, 'amendment.decide') ? (
                <details>
                  <summary>{t('amendments.otherEnds', { number })}</summary>
                  <ActionForm
                    {...frame}
                    action={endAmendmentAction}
                    idempotencyKey={newIdempotencyKey()}
                    label={t('amendments.otherEnds', { number })}
                  >
                    <HiddenField name="amendment" value={id} />
                    <LanguageOfText languages={scope.meeting.languages} locale={locale} />
                    <TextField name="note" optional maxLength={400} label={t('amendments.note')} help="" />
                    <div className="actions">
                      {(['REJECTED', 'REFERRED', 'FELL'] as const).map((outcome) => (
                        <SubmitButton key={outcome} kind="plain" name="outcome" value={outcome}>
                          {t(`amendments.end.${outcome}`)}
                        </SubmitButton>
                      ))}
                    </div>
                  </ActionForm>
                </details>
              ) : null}
            </AmendmentCard>
          );
        })}
      </ul>
    </section>
  );
}
