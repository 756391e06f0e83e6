import { StepForm } from '@/components/recommendations/step-form';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import type { FormAction } from '@/lib/core/form-state';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import {
  agreeAction,
  reopenAction,
  returnAction,
  reviewAction,
  submitAction,
  takeBackAction,
  withdrawAction,
} from '@/lib/recommendations/actions';
import type { RegionalState } from '@/lib/recommendations/policy';
import type { RecommendationDetail } from '@/lib/recommendations/queries';

type Forward = { to: 'GROUP_REVIEW' | 'AGREED' | 'SUBMITTED'; action: FormAction };

/** The one step on from each state. */
const onward: Partial<Record<RegionalState, Forward>> = {
  DRAFT: { to: 'GROUP_REVIEW', action: reviewAction },
  GROUP_REVIEW: { to: 'AGREED', action: agreeAction },
  AGREED: { to: 'SUBMITTED', action: submitAction },
};

type Back = { to: RegionalState; action: FormAction; title: BackTitle; verb: BackVerb };
type BackTitle = 'returnTitle' | 'reopenTitle' | 'takeBackTitle';
type BackVerb = 'DRAFT' | 'REOPEN' | 'TAKE_BACK';
const takenBack: Back = { to: 'SUBMITTED', action: takeBackAction, title: 'takeBackTitle', verb: 'TAKE_BACK' };

/** The one step back from each state, with a reason. */
const back: Partial<Record<RegionalState, Back>> = {
  GROUP_REVIEW: { to: 'DRAFT', action: returnAction, title: 'returnTitle', verb: 'DRAFT' },
  AGREED: { to: 'GROUP_REVIEW', action: reopenAction, title: 'reopenTitle', verb: 'REOPEN' },
  CONSOLIDATED: takenBack,
  CARRIED_SINGLY: takenBack,
  SET_ASIDE: takenBack,
};

/** The steps the reader may take, one primary; going back and withdrawing fold away. */
export async function NextSteps({
  recommendation,
  slug,
  locale,
}: {
  recommendation: RecommendationDetail;
  slug: string;
  locale: Locale;
}) {
  const { id, level, status, revision, steps, isAuthor, note } = recommendation;
  if (!revision || level !== 'REGIONAL') return null;
  const t = await getTranslations('recommendations');
  const words = formWords(locale, 'recommendations');
  const form = { words, meeting: slug, recommendation: id, revision: revision.id, done: t('moved') };
  const state = status as RegionalState;
  const next = onward[state] && steps.includes(onward[state].to) ? onward[state] : null;
  const earlier = back[state] && steps.includes(back[state].to) ? back[state] : null;
  const mayWithdraw = steps.includes('WITHDRAWN');
  if (!next && !earlier && !mayWithdraw) return null;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('steps.title')}</h2>
      {next?.to === 'AGREED' && isAuthor ? (
        <p className="soft">{t('steps.own')}</p>
      ) : next ? (
        <>
          <StepForm
            {...form}
            key={`${next.to} ${revision.id} ${note?.id ?? ''}`}
            idempotencyKey={newIdempotencyKey()}
            action={next.action}
            verb={t(`steps.${next.to}`)}
            kind="primary"
            {...(next.to === 'AGREED' ? { seen: { note: note?.id ?? '' } } : {})}
          />
          {next.to === 'AGREED' ? <p className="small soft">{t('steps.numberNote')}</p> : null}
        </>
      ) : null}
      {earlier ? (
        <details>
          <summary className="small">{t(`steps.${earlier.title}`)}</summary>
          <StepForm
            {...form}
            key={`${state} back`}
            idempotencyKey={newIdempotencyKey()}
            action={earlier.action}
            verb={t(`steps.${earlier.verb}`)}
            reason
          />
        </details>
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
