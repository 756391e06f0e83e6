import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DelegateName } from '@/components/registration/delegate-name';
import { RegistrationStatus } from '@/components/registration/registration-status';
import { DataTable, type Column } from '@/components/ui/data-table';
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
      <Sides stays={merge.person} joins={merge.duplicate} locale={locale} slug={slug} />
      <p className="small" style={{ marginBlock: 'var(--s4)' }}>
        <Link href={`${base}/merge?person=${duplicate}&duplicate=${person}`}>{t('swap')}</Link>
      </p>
      {areTogether ? (
        <Notice kind="late" level={2} title={t('together')} />
      ) : (
        <section className="sec" aria-labelledby="what">
          <h2 id="what">{t('what')}</h2>
          <ul style={{ paddingInlineStart: 'var(--s4)' }}>
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

interface SidesProps {
  stays: DuplicateSide;
  joins: DuplicateSide;
  locale: Locale;
  slug: string;
}

/** Both persons, line by line; where they differ, a word says so. */
async function Sides({ stays, joins, locale, slug }: SidesProps) {
  const [t, r] = await Promise.all([getTranslations('review.merge'), getTranslations('registration')]);
  const lines = [
    line('name', r('list.name'), (side) => ({ value: nameOf(side), shown: <DelegateName person={side} /> })),
    line('function', r('fields.functionalTitle.label'), ({ functionalTitle }) => plain(functionalTitle)),
    line('institution', r('fields.institution.label'), ({ institution }) => plain(institution)),
    line('email', t('email'), ({ email }) => plain(email)),
    line('parties', t('parties'), ({ registrations }) => ({
      value: registrations.map(({ delegationId }) => delegationId).join(),
      shown: registrations.map(({ id, party, status }) => (
        <div key={id}>
          <Link href={`/meetings/${slug}/registration/${id}`}>{pick(party, locale).text}</Link>{' '}
          <RegistrationStatus status={status} reader="secretariat" />
        </div>
      )),
    })),
  ];
  const columns: Column<Line>[] = [
    {
      key: 'what',
      head: t('line'),
      isRowHead: true,
      cell: ({ label, of }) => (
        <>
          {label}
          {of(stays).value === of(joins).value ? null : <span className="sub">{t('differs')}</span>}
        </>
      ),
    },
    { key: 'stays', head: t('stays'), cell: ({ of }) => of(stays).shown },
    { key: 'joins', head: t('joins'), cell: ({ of }) => of(joins).shown },
  ];
  return <DataTable caption={t('title')} hideCaption columns={columns} rows={lines} rowKey={({ key }) => key} cards />;
}

type Line = { key: string; label: string; of: (side: DuplicateSide) => { value: string; shown: ReactNode } };

const line = (key: string, label: string, of: Line['of']): Line => ({ key, label, of });
const plain = (value: string | null) => ({ value: value ?? '', shown: <bdi>{value ?? '–'}</bdi> });
const nameOf = ({ courtesyTitle, givenName, surname }: DuplicateSide) => `${courtesyTitle} ${givenName} ${surname}`;
