import { StepForm } from '@/components/recommendations/step-form';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { agreeAction, reviewAction, submitAction, withdrawAction } from '@/lib/recommendations/actions';
import type { RecommendationDetail } from '@/lib/recommendations/queries';

const forward = { GROUP_REVIEW: reviewAction, AGREED: agreeAction, SUBMITTED: submitAction } as const;

/** The steps the reader may take, one primary; withdrawing folds away. */
export async function NextSteps({
  recommendation,
  slug,
  locale,
}: {
  recommendation: RecommendationDetail;
  slug: string;
  locale: Locale;
}) {
  const { id, status, revision, steps, isAuthor } = recommendation;
  if (!revision) return null;
  const t = await getTranslations('recommendations');
  const words = formWords(locale, 'recommendations');
  const form = { words, meeting: slug, recommendation: id, revision: revision.id, done: t('moved') };
  const next = (['GROUP_REVIEW', 'AGREED', 'SUBMITTED'] as const).find(
    (step) => steps.includes(step) && !(step === 'GROUP_REVIEW' && status !== 'DRAFT'),
  );
  const mayWithdraw = steps.includes('WITHDRAWN');
  if (!next && !mayWithdraw) return null;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('steps.title')}</h2>
      {next === 'AGREED' && isAuthor ? (
        <p className="soft">{t('steps.own')}</p>
      ) : next ? (
        <>
          <StepForm
            {...form}
            key={`${next} ${revision.id}`}
            idempotencyKey={newIdempotencyKey()}
            action={forward[next]}
            verb={t(`steps.${next}`)}
            kind="primary"
          />
          {next === 'AGREED' ? <p className="small soft">{t('steps.numberNote')}</p> : null}
        </>
      ) : null}
      {mayWithdraw ? (
        <details>
          <summary className="small">{t('steps.withdrawTitle')}</summary>
          <StepForm
            {...form}
            idempotencyKey={newIdempotencyKey()}
            action={withdrawAction}
            verb={t('steps.WITHDRAWN')}
            kind="grave"
            reason
          />
        </details>
      ) : null}
    </section>
  );
}
