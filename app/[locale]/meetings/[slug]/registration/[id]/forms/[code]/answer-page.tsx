import { AnswerForm } from '@/components/forms/answer-form';
import { answerTexts } from '@/components/forms/answer-texts';
import { showPage } from '@/components/forms/show-page';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import type { FieldErrors } from '@/lib/core/errors';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { missingFields, type Shown } from '@/lib/forms/model/conditions';
import type { Retired } from '@/lib/forms/model/retired';
import { valuesOf, type AnswerOption, type AskedForm } from '@/lib/forms/queries/answer';
import type { Page } from '@/lib/forms/schema';
import { formWords } from '@/lib/i18n/form-words';
import { localisedPath } from '@/lib/i18n/localised-path';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

export type View = {
  form: AskedForm;
  page: Page;
  shown: Shown;
  options: { countries: AnswerOption[]; organisations: AnswerOption[] };
  scope: MeetingScope;
  locale: Locale;
  registrationId: string;
  retired: Retired;
};

/** One page of the form with the answers there are, ready to be filled in. */
export async function AnswerPage({ view, isLast, isChecked }: { view: View; isLast: boolean; isChecked: boolean }) {
  const { form, page, shown, options, scope, locale, registrationId, retired } = view;
  const [t, common] = await Promise.all([getTranslations('forms'), getTranslations('common')]);
  const { slug, zone } = scope.meeting;
  const fields = page.sections.flatMap((section) => section.fields);
  const here = new Set(fields.map(({ id }) => id));
  const missing: FieldErrors = isChecked
    ? Object.fromEntries(
        missingFields(form.version.definition, valuesOf(form.answers))
          .filter((one) => one.page === page.id)
          .map(({ field }) => [`${field.type === 'file' ? 'files' : 'answers'}.${field.id}`, { code: 'required' }]),
      )
    : {};
  const labels = Object.fromEntries(
    fields.flatMap((field) =>
      ['answers', 'files'].map((prefix) => [`${prefix}.${field.id}.label`, pick(field.label, locale).text]),
    ),
  );
  const { condition: _isMet, ...shownPage } = showPage(page, {
    locale,
    common,
    t,
    answers: form.answers,
    options,
    retired: retired.choices,
    sensitiveHref: localisedPath(`/meetings/${slug}/registration/${registrationId}/travel`, locale),
    fileHref: (field) => `/api/meetings/${slug}/answers/${form.response?.id ?? ''}/${field}`,
  });
  return (
    <AnswerForm
      ids={{ meeting: slug, registration: registrationId, form: form.id, formVersion: form.version.id }}
      pages={[shownPage]}
      before={Object.fromEntries([...shown.answers].filter(([id]) => !here.has(id) && isAskedBy(page, id)))}
      words={{ ...formWords(locale, 'forms'), ...labels, locale }}
      texts={answerTexts(t)}
      zone={zone}
      idempotencyKey={newIdempotencyKey()}
      missing={missing}
      isLast={isLast}
      canSkip={can(scope, 'form.manage')}
    />
  );
}

/** Only what a condition of this page asks for leaves the server: answers of other pages are not needed to show it. */
function isAskedBy(page: Page, field: string): boolean {
  const conditions = page.sections.flatMap((section) => [
    section.condition,
    ...section.fields.map(({ condition }) => condition),
  ]);
  return conditions.some((condition) => condition?.field === field);
}
