import { AnswersList } from '@/components/forms/answers-list';
import { FormStatus } from '@/components/forms/form-status';
import { Localized } from '@/components/ui/localized';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { fieldsOf } from '@/lib/forms/model/conditions';
import { listAnswerOptions, listAskedForms, listRetired, type AskedForm } from '@/lib/forms/queries/answer';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface FurtherFormsProps {
  scope: MeetingScope;
  registrationId: string;
  locale: Locale;
  /** Code of the form that has just been handed in. */
  handedIn: string | string[] | undefined;
}

/** The forms of the meeting beyond name and function, each with its state; for the secretariat with the answers. */
export async function FurtherForms({ scope, registrationId, locale, handedIn }: FurtherFormsProps) {
  const [t, forms] = await Promise.all([getTranslations('forms'), listAskedForms(scope, registrationId)]);
  if (forms.length === 0) return null;
  return (
    <section className="sec stack" aria-labelledby="further">
      <h2 id="further">{t('further.title')}</h2>
      <p className="soft small">{t('further.lead')}</p>
      <ul className="work">
        {forms.map((form) => (
          <li key={form.id}>
            <span className="t">
              <Localized text={form.title} fallback="short" />
            </span>
            <span className="m">
              <FormStatus state={form.state} />
              <Note form={form} scope={scope} locale={locale} isNew={handedIn === form.code} />
            </span>
            {form.mayAnswer || form.response ? (
              <span className="a">
                <Link href={`/meetings/${scope.meeting.slug}/registration/${registrationId}/forms/${form.code}`}>
                  {t(verbOf(form))}
                </Link>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {can(scope, 'form.manage') ? (
        <GivenAnswers forms={forms} scope={scope} registrationId={registrationId} locale={locale} />
      ) : null}
    </section>
  );
}

function verbOf(form: AskedForm) {
  if (!form.mayAnswer) return 'further.read';
  if (!form.response) return 'further.begin';
  return form.response.status === 'DRAFT' || form.state === 'to_complete' ? 'further.goOn' : 'further.correct';
}

type NoteProps = { form: AskedForm; scope: MeetingScope; locale: Locale; isNew: boolean };

/** By when, or since when; and what has just happened. */
async function Note({ form, scope, locale, isNew }: NoteProps) {
  const t = await getTranslations('forms');
  const when = (at: Date) => formatDateTime(at, locale, scope.meeting.zone);
  const { state, response, opensAt, closesAt, missing } = form;
  return (
    <>
      {isNew ? <span role="status"> {t('further.justHandedIn')}</span> : null}
      {!isNew && response?.submittedAt ? <> {t('answer.handedInAt', { date: when(response.submittedAt) })}</> : null}
      {state === 'to_complete' || (state === 'draft' && missing > 0) ? (
        <> {t('further.missing', { count: missing })}</>
      ) : null}
      {(state === 'to_do' || state === 'draft') && closesAt ? (
        <> {t('answer.until', { date: when(closesAt) })}</>
      ) : null}
      {state === 'not_open' && opensAt ? <> {t('further.opens', { date: when(opensAt) })}</> : null}
    </>
  );
}

/** Every answer with who gave it and when, also to what is no longer asked. */
async function GivenAnswers({
  forms,
  scope,
  registrationId,
  locale,
}: Omit<FurtherFormsProps, 'handedIn'> & { forms: AskedForm[] }) {
  const answered = forms.filter(({ answers }) => answers.size > 0);
  if (answered.length === 0) return null;
  const fields = answered.flatMap(({ version }) => fieldsOf(version.definition));
  const [t, options, retired] = await Promise.all([
    getTranslations('forms'),
    listAnswerOptions(scope, {
      countries: fields.some(({ type }) => type === 'country'),
      organisations: fields.some(({ type }) => type === 'organisation'),
    }),
    listRetired(scope, answered),
  ]);
  return answered.map((form) => (
    <details key={form.id}>
      <summary>
        {t('further.answersTo')} <Localized text={form.title} fallback="short" />
      </summary>
      <AnswersList
        form={form}
        options={options}
        locale={locale}
        slug={scope.meeting.slug}
        registrationId={registrationId}
        retired={retired.get(form.id)}
        signed={{ zone: scope.meeting.zone }}
      />
    </details>
  ));
}
