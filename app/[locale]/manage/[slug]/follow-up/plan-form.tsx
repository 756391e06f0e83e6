import { Due } from '@/components/follow-up/due';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { Localized } from '@/components/ui/localized';
import { Timeline } from '@/components/ui/timeline';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { setPlanAction } from '@/lib/follow-up/actions';
import { dueOf } from '@/lib/follow-up/model/progress';
import { listPlans, listPossibleOwners } from '@/lib/follow-up/queries';
import type { FollowedCommitment } from '@/lib/follow-up/read-commitments';
import { dueKinds } from '@/lib/follow-up/schema';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

/** Owners, date and indicator of one commitment, and all that was laid down before. */
export async function PlanForm(props: { scope: MeetingScope; commitment: FollowedCommitment; locale: Locale }) {
  const { scope, commitment, locale } = props;
  const { slug, zone, languages } = scope.meeting;
  const [t, parties, plans] = await Promise.all([
    getTranslations('followup'),
    listPossibleOwners(scope),
    listPlans(scope, commitment.id),
  ]);
  // Before anything was laid down, the day the recommendation names stands in the form.
  const due = dueOf(commitment);
  const dueOn = due.kind === 'day' ? due.day : null;
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/follow-up`}>{t('plan.back')}</Link>
        </p>
        <h1>{t('plan.title', { symbol: commitment.symbol })}</h1>
        <p className="serif">
          <Localized text={commitment.text} />
        </p>
        {commitment.addressees.length > 0 ? (
          <p className="soft">{t('addressed', { names: formatList(commitment.addressees, locale) })}</p>
        ) : null}
      </div>
      <ActionForm
        action={setPlanAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'followup')}
        meeting={slug}
        className="stack-l"
      >
        <HiddenField name="commitment" value={commitment.id} />
        <HiddenField name="seen" value={commitment.plan} />
        <RadioGroup
          name="due"
          choices={dueKinds.map((value) => ({ value, label: t(`dueKinds.${value}`) }))}
          defaultValue={dueOn ? 'day' : commitment.byNextMeeting ? 'next' : 'none'}
        />
        <TextField name="dueOn" type="date" width="m" optional defaultValue={dueOn ?? undefined} />
        <MultilingualField
          name="indicator"
          optional
          multiline
          rows={2}
          languages={languages.filter(isLocale)}
          defaultValue={commitment.indicator}
        />
        <CheckboxGroup
          name="owners"
          optional
          choices={parties.map(({ id, names }) => ({ value: id, label: pick(names, locale).text }))}
          defaultValue={commitment.owners.map(({ id }) => id)}
        />
        <div className="actions">
          <SubmitButton>{t('plan.save')}</SubmitButton>
        </div>
      </ActionForm>
      {plans.length > 0 ? (
        <section className="sec" aria-labelledby="history">
          <h2 id="history">{t('plan.history')}</h2>
          <Timeline
            items={plans.map((plan) => ({
              key: String(plan.number),
              state: plan.number === commitment.plan ? ('on' as const) : ('was' as const),
              title: t('plan.number', { number: plan.number }),
              note: (
                <>
                  {t('plan.by', {
                    date: formatDateTime(plan.at, locale, zone),
                    who: plan.by ?? t('plan.nobody'),
                  })}
                  <span className="sub">
                    {plan.owners.length > 0
                      ? t('plan.owners', {
                          owners: formatList(
                            plan.owners.map((names) => pick(names, locale).text),
                            locale,
                          ),
                        })
                      : t('plan.noOwners')}
                  </span>
                  <span className="sub">
                    {t('plan.dueOn')} <Due commitment={{ ...plan, plan: plan.number }} />
                  </span>
                  {Object.values(plan.indicator).some(Boolean) ? (
                    <span className="sub">
                      {t('indicatorIs')} <Localized text={plan.indicator} fallback="short" />
                    </span>
                  ) : null}
                </>
              ),
            }))}
          />
        </section>
      ) : null}
    </div>
  );
}
