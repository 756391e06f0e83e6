import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Status } from '@/components/ui/status';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { translateAction } from '@/lib/recommendations/actions';
import type { RecommendationDetail } from '@/lib/recommendations/queries';

/** The text in each language of the meeting: current, out of date with the revision it was made from, or missing. */
export async function OtherLanguages({
  recommendation,
  scope,
  locale,
}: {
  recommendation: RecommendationDetail;
  scope: MeetingScope;
  locale: Locale;
}) {
  const { id, revision, source, text, stale, units, groupId } = recommendation;
  const [unit] = units;
  if (!revision || !unit) return null;
  const t = await getTranslations('recommendations');
  const mayTranslate = can(scope, 'recommendation.translate', groupId ? { groupId } : {});
  const words = formWords(locale, 'recommendations');
  return (
    <section aria-labelledby="languages">
      <h2 id="languages">{t('languages')}</h2>
      <p className="small soft">{t('sourceLanguage', { language: languageName(source, locale) })}</p>
      {scope.meeting.languages
        .filter((language) => language !== source)
        .map((language) => {
          const old = stale.find((each) => each.language === language);
          const current = text[language];
          const name = languageName(language, locale);
          return (
            <div key={language} className="stack">
              <h3>
                {name}{' '}
                {current ? null : (
                  <Status shape={old ? 'late' : 'open'}>
                    {old ? t('stale', { number: old.number }) : t('missing')}
                  </Status>
                )}
              </h3>
              {current || old ? (
                <p className={current ? 'serif' : 'serif soft'} lang={language} dir={directionOf(language)}>
                  {current ?? old?.text}
                </p>
              ) : null}
              {mayTranslate && !current ? (
                <details>
                  <summary className="small">{t('translate', { language: name })}</summary>
                  <p className="small soft">{t('conflict.theirs')}</p>
                  <p className="serif small" lang={source}>
                    {unit.source.text}
                  </p>
                  <ActionForm
                    key={revision.id}
                    action={translateAction}
                    idempotencyKey={newIdempotencyKey()}
                    words={words}
                    meeting={scope.meeting.slug}
                    label={t('translate', { language: name })}
                  >
                    <HiddenField name="recommendation" value={id} />
                    <HiddenField name="base" value={revision.id} />
                    <HiddenField name="unit" value={unit.uid} />
                    <HiddenField name="language" value={language} />
                    <TextArea
                      name="text"
                      label={name}
                      help=""
                      adoptable
                      rows={4}
                      lang={language}
                      dir={directionOf(language)}
                      defaultValue={old?.text}
                    />
                    <div className="actions">
                      <SubmitButton kind="plain">{t('saveTranslation')}</SubmitButton>
                    </div>
                  </ActionForm>
                </details>
              ) : null}
            </div>
          );
        })}
    </section>
  );
}
