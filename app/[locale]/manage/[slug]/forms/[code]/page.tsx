import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Status } from '@/components/ui/status';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { countGaps } from '@/lib/forms/model/gaps';
import { findItem } from '@/lib/forms/model/edit-definition';
import { nothingRetired, retiredIn } from '@/lib/forms/model/retired';
import { findFormForEditing, type FormForEditing } from '@/lib/forms/queries/manage';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { WhoIsAsked } from '../who-is-asked';
import { AddItem } from './add-item';
import { EditItem } from './edit-item';
import { FormSettings } from './form-settings';
import { Outline } from './outline';
import { PublishForm } from './publish-form';
import { RetiredFields } from './retired-fields';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';

type Props = {
  params: Promise<{ locale: Locale; slug: string; code: string }>;
  searchParams: Promise<Partial<Record<'item' | 'saved' | 'published', string | string[]>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('forms'))('build.title') };
}

/** What every part of the builder needs. */
export type Building = { form: FormForEditing; slug: string; locale: Locale; languages: readonly Locale[] };

/** The builder of one form: its questions in their order, each edited in its place; what changed; publishing. */
export default async function EditFormPage({ params, searchParams }: Props) {
  const [{ locale, slug, code }, query] = await Promise.all([params, searchParams]);
  const here = `/${locale}/manage/${slug}/forms/${code}`;
  const scope = await meetingPage(slug, { locale, permission: 'form.manage', here });
  const [t, form] = await Promise.all([getTranslations('forms'), orNotFound(findFormForEditing(scope, code))]);
  const { zone } = scope.meeting;
  const isOpen = isEditable(scope.meeting.phase);
  const languages = scope.meeting.languages as Locale[];
  const building: Building = { form, slug, locale, languages };
  const item = typeof query.item === 'string' ? findItem(form.draft, query.item) : null;
  const [latest] = form.versions;
  const retired = latest
    ? retiredIn(
        form.draft,
        form.versions.toReversed().map(({ definition }) => definition),
      )
    : nothingRetired;
  const hasChanges = latest?.sha256 !== sha256(canonicalJson(form.draft));
  return (
    <div className="stack-l">
      <Breadcrumbs items={[{ href: `/manage/${slug}/forms`, label: t('manage.title') }]} />
      <div className="head">
        <h1>{pick(form.title, locale).text}</h1>
        <p className="soft">
          {t(`kind.${form.kind}`)}. {t('build.askedOf')} <WhoIsAsked categories={form.categories} />.
        </p>
        <p className="row">
          {latest ? (
            <Status shape="done">
              {t('build.published', { n: latest.number, date: formatDateTime(latest.publishedAt, locale, zone) })}
            </Status>
          ) : (
            <Status shape="open">{t('build.notPublished')}</Status>
          )}
          {latest && hasChanges ? <Status shape="half">{t('manage.hasChanges')}</Status> : null}
          <Link href={`/manage/${slug}/forms/${code}/preview`}>{t('build.preview')}</Link>
        </p>
        {query.published ? (
          <p role="status">
            <Status shape="done">{t('build.justPublished', { n: String(query.published) })}</Status>
          </p>
        ) : null}
      </div>
      <Gaps building={building} />
      {/* Closed: what was asked is in the preview and the versions, and nothing can be changed any more. */}
      {isOpen ? (
        <>
          <section className="stack" aria-labelledby="questions">
            <h2 id="questions">{t('build.questions')}</h2>
            <Outline
              building={building}
              open={item ? (query.item as string) : null}
              editor={item ? <EditItem building={building} item={item} isSaved={query.saved !== undefined} /> : null}
            />
            <AddItem building={building} what="page" />
          </section>
          {retired.fields.length > 0 ? <RetiredFields building={building} fields={retired.fields} /> : null}
          <PublishForm building={building} hasChanges={hasChanges} />
          <FormSettings building={building} zone={zone} />
        </>
      ) : null}
      {form.versions.length > 0 ? (
        <section className="sec stack" aria-labelledby="versions">
          <h2 id="versions">{t('build.versions')}</h2>
          <ul className="bare stack-s">
            {form.versions.map((version) => (
              <li key={version.number}>
                {t('build.version', {
                  n: version.number,
                  date: formatDateTime(version.publishedAt, locale, zone),
                  name: version.by ?? '–',
                })}{' '}
                <code className="tiny soft" style={{ overflowWrap: 'anywhere' }}>
                  {version.sha256}
                </code>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

/** Languages of the meeting in which something is still missing. */
async function Gaps({ building: { form, languages, locale } }: { building: Building }) {
  const t = await getTranslations('forms');
  const gaps = countGaps(form.draft, languages);
  if (gaps.size === 0) return null;
  const list = formatList(
    [...gaps].map(([language, count]) => t('build.gap', { language: languageName(language, locale), count })),
    locale,
  );
  return (
    <p>
      <Status shape="ask">{t('build.gaps', { list })}</Status>
    </p>
  );
}
