import type { Metadata } from 'next';
import { AnswersList } from '@/components/forms/answers-list';
import { FormStatus } from '@/components/forms/form-status';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { recordId } from '@/lib/core/validation';
import { fieldsOf, shownParts } from '@/lib/forms/model/conditions';
import { nothingRetired } from '@/lib/forms/model/retired';
import { findAskedForm, listAnswerOptions, listRetired, valuesOf, type AskedForm } from '@/lib/forms/queries/answer';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { localisedPath } from '@/lib/i18n/localised-path';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { deleteAfter } from '@/lib/privacy/model/kinds';
import { daysOfAnswers } from '@/lib/privacy/model/retention-days';
import { findRegistration } from '@/lib/registration/queries';
import { AnswerPage } from './answer-page';
import { PageSteps } from './page-steps';
import { getTranslations } from '@/lib/i18n/words';

type Params = { locale: Locale; slug: string; id: string; code: string };
type Query = Partial<Record<'page' | 'why', string | string[]>>;
type Props = { params: Promise<Params>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('forms'))('answer.title'), robots: { index: false, follow: false } };
}

/** One further form of a registration, page by page: filled in by the person, the focal points and the secretariat. */
export default async function AnswerFormPage({ params, searchParams }: Props) {
  const [{ locale, slug, id: named, code }, query, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('forms'),
  ]);
  const id = recordId.parse(named);
  const here = `/${locale}/meetings/${slug}/registration/${id}/forms/${code}`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const [registration, form] = await orNotFound(
    Promise.all([findRegistration(scope, id), findAskedForm(scope, id, code)]),
  );
  const fields = fieldsOf(form.version.definition);
  const [options, earlier] = await Promise.all([
    listAnswerOptions(scope, {
      countries: fields.some(({ type }) => type === 'country'),
      organisations: fields.some(({ type }) => type === 'organisation'),
    }),
    listRetired(scope, [form]),
  ]);
  const retired = earlier.get(form.id) ?? nothingRetired;
  const shown = shownParts(form.version.definition.pages, valuesOf(form.answers));
  const pages = form.version.definition.pages.filter((page) => shown.ids.has(page.id));
  const number = Math.min(Math.max(Number(query.page) || 1, 1), Math.max(pages.length, 1));
  const page = pages[number - 1];
  const deletedOn = deleteAfter(scope.meeting.endsOn, daysOfAnswers(form.kind));
  const isOwn = scope.actor?.personIds.includes(registration.personId) ?? false;
  const name = `${registration.person.givenName} ${registration.person.surname}`;
  return (
    <>
      <Breadcrumbs
        items={[
          {
            href: `/meetings/${slug}/registration/${id}`,
            label: isOwn ? t('answer.toOwn') : t('answer.toOther', { name }),
          },
        ]}
      />
      <div className="head">
        <h1>{pick(form.title, locale).text}</h1>
        <p className="soft">
          {isOwn ? null : (
            <>
              <bdi>{name}</bdi>,{' '}
            </>
          )}
          {pick(registration.party.names, locale).text}
        </p>
      </div>
      <div className="cols">
        <div className="stack-l">
          <State form={form} scope={scope} locale={locale} why={query.why} />
          {pages.length > 1 ? (
            <PageSteps
              pages={pages}
              number={number}
              href={localisedPath(here.slice(locale.length + 1), locale)}
              locale={locale}
            />
          ) : null}
          {form.mayAnswer && page ? (
            <AnswerPage
              // Made anew when the server has saved: with the versions of the answers it has then.
              key={`${page.id} ${form.response?.lockVersion ?? 0}`}
              view={{ form, page, shown, options, scope, locale, registrationId: id, retired }}
              isLast={number === pages.length}
              isChecked={query.why === 'missing'}
            />
          ) : (
            <AnswersList
              form={form}
              options={options}
              locale={locale}
              slug={slug}
              registrationId={id}
              retired={retired}
            />
          )}
          {options.countries.length > 0 ? <DesignationsDisclaimer /> : null}
        </div>
        <aside className="stack-l">
          <section className="sec" aria-labelledby="readers">
            <h2 id="readers">{t('answer.readers')}</h2>
            <p className="small">{t('answer.readersWho')}</p>
            <p className="small soft">{t('answer.readersSensitive')}</p>
            <p className="small soft">
              {t('answer.deleted', { date: formatDate(deletedOn, locale, scope.meeting.zone) })}
            </p>
          </section>
          {form.closesAt ? (
            <p className="small soft">
              {t('answer.until', { date: formatDateTime(form.closesAt, locale, scope.meeting.zone) })}
            </p>
          ) : null}
        </aside>
      </div>
    </>
  );
}

type StateProps = { form: AskedForm; scope: MeetingScope; locale: Locale; why: string | string[] | undefined };

/** Where the form stands, what has just been saved, and why a page is shown again. */
async function State({ form, scope, locale, why }: StateProps) {
  const t = await getTranslations('forms');
  const when = (at: Date) => formatDateTime(at, locale, scope.meeting.zone);
  const { response, window, opensAt } = form;
  return (
    <>
      <p className="saved">
        <FormStatus state={form.state} />.
        {response?.submittedAt ? <> {t('answer.handedInAt', { date: when(response.submittedAt) })}</> : null}
        {response ? <> {t('answer.savedAt', { date: when(response.changedAt) })}</> : null}
      </p>
      {why === 'saved' ? (
        <p className="saved" role="status">
          <span className="st done">{t('answer.saved')}</span>
        </p>
      ) : null}
      {why === 'opened' ? (
        <Notice kind="ask" level={2} title={t('answer.openedTitle')} urgent>
          <p>{t('answer.openedText')}</p>
        </Notice>
      ) : null}
      {form.state === 'to_complete' ? (
        <Notice kind="ask" level={2} title={t('answer.toCompleteTitle', { count: form.missing })}>
          <p>{t('answer.toCompleteText')}</p>
        </Notice>
      ) : null}
      {window === 'open' ? null : (
        <Notice level={2} title={t(`answer.window.${window}`, { opens: opensAt ? when(opensAt) : '' })}>
          <p>{t(form.mayAnswer && can(scope, 'form.manage') ? 'answer.secretariatMay' : 'answer.readOnly')}</p>
        </Notice>
      )}
    </>
  );
}
