import type { Metadata } from 'next';
import { AnswerForm } from '@/components/forms/answer-form';
import { answerTexts } from '@/components/forms/answer-texts';
import { showPage } from '@/components/forms/show-page';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { LanguageSegments, Segments } from '@/components/ui/segments';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { listAnswerOptions } from '@/lib/forms/queries/answer';
import { findFormForEditing, listForms } from '@/lib/forms/queries/manage';
import { isAskedOf } from '@/lib/forms/policy';
import { fieldsOf } from '@/lib/forms/model/conditions';
import { categories } from '@/lib/forms/schema';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import { locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string; code: string }>;
  searchParams: Promise<Partial<Record<'as', string | string[]>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('forms'))('preview.title') };
}

/** The draft as somebody of a category sees it, in the language of the page: all pages below each other, nothing is sent. */
export default async function PreviewFormPage({ params, searchParams }: Props) {
  const [{ locale, slug, code }, query] = await Promise.all([params, searchParams]);
  const here = `/${locale}/manage/${slug}/forms/${code}/preview`;
  const scope = await meetingPage(slug, { locale, permission: 'form.manage', here });
  const [t, common, form, all] = await Promise.all([
    getTranslations('forms'),
    getTranslations('common'),
    orNotFound(findFormForEditing(scope, code)),
    orNotFound(listForms(scope)),
  ]);
  const as = categories.find((category) => category === query.as) ?? form.categories[0] ?? 'MECHANISM';
  const fields = fieldsOf(form.draft);
  const options = await listAnswerOptions(scope, {
    countries: fields.some(({ type }) => type === 'country'),
    organisations: fields.some(({ type }) => type === 'organisation'),
  });
  const asked = all.filter((one) => isAskedOf(one.categories, as));
  const languages = locales.filter((language) => scope.meeting.languages.includes(language));
  const showing = {
    locale,
    common,
    t,
    answers: new Map(),
    options,
    retired: new Map(),
    sensitiveHref: '',
    fileHref: () => '',
  };
  return (
    <div className="stack-l">
      <Breadcrumbs
        items={[
          { href: `/manage/${slug}/forms`, label: t('manage.title') },
          { href: `/manage/${slug}/forms/${code}`, label: pick(form.title, locale).text },
        ]}
      />
      <div className="head">
        <h1>{t('preview.title')}</h1>
        <p className="soft">{t('preview.lead')}</p>
        <Segments
          label={t('preview.as')}
          segments={categories.map((value) => ({
            value,
            label: t(`category.${value}`),
            href: `${here}?as=${value}`,
          }))}
          current={as}
        />
        <LanguageSegments
          languages={languages}
          current={locale}
          hrefOf={(language) => `/${language}/manage/${slug}/forms/${code}/preview?as=${as}`}
        />
      </div>
      <section aria-labelledby="all">
        <h2 id="all">{t('preview.asked', { category: t(`category.${as}`) })}</h2>
        {asked.length === 0 ? (
          <p className="soft">{t('preview.none')}</p>
        ) : (
          <ol className="asked-forms">
            {asked.map((one) => (
              <li key={one.id}>
                <Localized text={one.title} fallback="short" />
                {one.version === null ? <> ({t('manage.notPublished')})</> : null}
              </li>
            ))}
          </ol>
        )}
      </section>
      {isAskedOf(form.categories, as) ? (
        <AnswerForm
          ids={{ meeting: slug, registration: '', form: form.id, formVersion: '' }}
          pages={form.draft.pages.map((page) => showPage(page, showing))}
          before={{}}
          words={formWords(locale, 'forms')}
          texts={answerTexts(t)}
          zone={scope.meeting.zone}
          idempotencyKey=""
          missing={{}}
          isLast={false}
          canSkip={false}
          isPreview
        />
      ) : (
        <Notice title={t('preview.notAsked', { category: t(`category.${as}`) })} level={2} />
      )}
      {options.countries.length > 0 ? <DesignationsDisclaimer /> : null}
    </div>
  );
}
