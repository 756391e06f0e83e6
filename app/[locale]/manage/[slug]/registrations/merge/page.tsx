import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DelegateName } from '@/components/registration/delegate-name';
import { RegistrationStatus } from '@/components/registration/registration-status';
import { KeyValues } from '@/components/ui/key-values';
import { Notice } from '@/components/ui/notice';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { mergePersonsAction } from '@/lib/registration/actions';
import { isActive } from '@/lib/registration/policy';
import { findMerge, type DuplicateSide } from '@/lib/registration/queries/duplicates';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('merge.title') };
}

/** Two persons side by side, and exactly what making them one would move. */
export default async function MergePage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('review.merge')]);
  const base = `/manage/${slug}/registrations`;
  const scope = await meetingPage(slug, { locale, permission: 'registration.merge', here: `/${locale}${base}` });
  const [person, duplicate] = [recordId.parse(query.person), recordId.parse(query.duplicate)];
  const merge = await findMerge(scope, person, duplicate);
  if (!merge) notFound();
  const delegations = (side: DuplicateSide) =>
    side.registrations.filter(({ status }) => isActive(status)).map(({ delegationId }) => delegationId);
  const areTogether = delegations(merge.person).some((id) => delegations(merge.duplicate).includes(id));
  return (
    <>
      <div className="head">
        <p className="small">
          <Link href={`${base}/duplicates`}>{(await getTranslations('review.duplicates'))('title')}</Link>
        </p>
        <h1>{t('title')}</h1>
      </div>
      <div className="two">
        <Side side={merge.person} heading={t('stays')} locale={locale} slug={slug} />
        <Side side={merge.duplicate} heading={t('joins')} locale={locale} slug={slug} />
      </div>
      <p className="small">
        <Link href={`${base}/merge?person=${duplicate}&duplicate=${person}`}>{t('swap')}</Link>
      </p>
      {areTogether ? (
        <Notice kind="late" level={2} title={t('together')} />
      ) : (
        <section className="sec" aria-labelledby="what">
          <h2 id="what">{t('what')}</h2>
          <ul>
            <li>{t('registrations', { count: merge.duplicate.registrations.length })}</li>
            {merge.accounts.length > 0 ? (
              <li>{t('accounts', { emails: formatList(merge.accounts, locale) })}</li>
            ) : null}
            <li>{t('undo')}</li>
          </ul>
          <ActionForm
            action={mergePersonsAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'review')}
            meeting={slug}
            label={t('send')}
          >
            <HiddenField name="person" value={person} />
            <HiddenField name="duplicate" value={duplicate} />
            <div className="actions">
              <SubmitButton>{t('send')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
    </>
  );
}

async function Side({
  side,
  heading,
  locale,
  slug,
}: {
  side: DuplicateSide;
  heading: string;
  locale: Locale;
  slug: string;
}) {
  const [t, r] = await Promise.all([getTranslations('review.merge'), getTranslations('registration.fields')]);
  return (
    <section className="sec">
      <h2>{heading}</h2>
      <KeyValues
        items={[
          { key: 'name', label: r('surname.label'), value: <DelegateName person={side} /> },
          { key: 'function', label: r('functionalTitle.label'), value: side.functionalTitle ?? '–' },
          { key: 'institution', label: r('institution.label'), value: side.institution ?? '–' },
          { key: 'email', label: t('email'), value: <bdi>{side.email}</bdi> },
          {
            key: 'parties',
            label: t('parties'),
            value: side.registrations.map(({ id, party, status }) => (
              <div key={id}>
                <Link href={`/meetings/${slug}/registration/${id}`}>{pick(party, locale).text}</Link>{' '}
                <RegistrationStatus status={status} reader="secretariat" />
              </div>
            )),
          },
        ]}
      />
    </section>
  );
}
