import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { removeViewAction, saveViewAction } from '@/lib/registration/actions';
import type { View } from '@/lib/registration/queries/list';
import { getTranslations } from '@/lib/i18n/words';

interface SavedViewsProps {
  views: readonly View[];
  here: string;
  /** The filters that are set now. */
  match: string;
  meeting: string;
  locale: Locale;
}

/** The filters kept under a name, and the form that keeps those set now. */
export async function SavedViews({ views, here, match, meeting, locale }: SavedViewsProps) {
  if (views.length === 0 && match === '') return null;
  const t = await getTranslations('review.views');
  const isSaved = views.some((view) => view.isOwn && view.query === match);
  return (
    <div className="views small">
      {views.length > 0 ? (
        <nav aria-label={t('title')}>
          <span className="soft">{t('title')}</span>
          <ul>
            {views.map((view) => (
              <li key={view.id}>
                <a href={`${here}?${view.query}`} aria-current={view.query === match ? 'page' : undefined}>
                  <bdi>{view.name}</bdi>
                </a>
                {view.shared ? <span className="soft"> ({t('shared')})</span> : null}
                {view.isOwn && view.query === match ? (
                  <ActionForm
                    action={removeViewAction}
                    idempotencyKey={newIdempotencyKey()}
                    words={formWords(locale, 'review')}
                    meeting={meeting}
                    label={t('remove', { name: view.name })}
                  >
                    <HiddenField name="view" value={view.id} />
                    <SubmitButton kind="link">{t('remove', { name: view.name })}</SubmitButton>
                  </ActionForm>
                ) : null}
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {match !== '' && !isSaved ? (
        <details>
          <summary>{t('open')}</summary>
          <ActionForm
            action={saveViewAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'review')}
            meeting={meeting}
            label={t('save')}
            done={t('saved')}
          >
            <HiddenField name="query" value={match} />
            <TextField name="name" maxLength={80} width="m" />
            <Checkbox name="shared" optional />
            <div className="actions">
              <SubmitButton kind="plain">{t('save')}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      ) : null}
    </div>
  );
}
