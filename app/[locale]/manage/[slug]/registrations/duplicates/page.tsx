import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DelegateName } from '@/components/registration/delegate-name';
import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatPercent } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { unmergeAction } from '@/lib/registration/actions';
import {
  listDuplicates,
  listMerges,
  type DuplicatePair,
  type DuplicateSide,
} from '@/lib/registration/queries/duplicates';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('duplicates.title') };
}

/** Persons who may be one, with the reasons, and the merges that can be undone. */
export default async function DuplicatesPage({ params }: Props) {
  const [{ locale, slug }, t] = await Promise.all([params, getTranslations('review.duplicates')]);
  const base = `/manage/${slug}/registrations`;
  const here = `/${locale}${base}/duplicates`;
  const scope = await meetingPage(slug, { locale, permission: 'registration.merge', here });
  const [pairs, merges] = await Promise.all([listDuplicates(scope), listMerges(scope)]);
  const columns: Column<DuplicatePair>[] = [
    { key: 'one', head: t('one'), isRowHead: true, cell: ({ one }) => <Side side={one} locale={locale} /> },
    { key: 'other', head: t('other'), cell: ({ other }) => <Side side={other} locale={locale} /> },
    {
      key: 'why',
      head: t('why'),
      cell: ({ reasons, similarity }) =>
        reasons
          .map((reason) =>
            reason === 'similar' ? t('similar', { percent: formatPercent(similarity, locale) }) : t(reason),
          )
          .join(', '),
    },
    {
      key: 'compare',
      head: '',
      cell: ({ one, other }) => (
        <Link href={`${base}/merge?person=${one.personId}&duplicate=${other.personId}`}>{t('compare')}</Link>
      ),
    },
  ];
  return (
    <>
      <div className="head">
        <p className="small">
          <Link href={base}>{(await getTranslations('review.decide'))('back')}</Link>
        </p>
        <h1>{t('title')}</h1>
        <p className="soft">{t('intro')}</p>
      </div>
      {pairs.length > 0 ? (
        <DataTable
          caption={t('title')}
          hideCaption
          columns={columns}
          rows={pairs}
          rowKey={({ one, other }) => `${one.personId} ${other.personId}`}
          cards
        />
      ) : (
        <EmptyState level={2} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      )}
      {merges.length > 0 ? (
        <section className="sec" aria-labelledby="merges">
          <h2 id="merges">{t('undoTitle')}</h2>
          <ul>
            {merges.map(({ id, name, into, at }) => (
              <li key={id}>
                <bdi>{t('merged', { name, into, date: formatDateTime(at, locale, scope.meeting.zone) })}</bdi>
                <ActionForm
                  action={unmergeAction}
                  idempotencyKey={newIdempotencyKey()}
                  words={formWords(locale, 'review')}
                  meeting={slug}
                  label={`${t('undo')}: ${name}`}
                  done={t('undone')}
                >
                  <HiddenField name="duplicate" value={id} />
                  <SubmitButton kind="link" label={`${t('undo')}: ${name}`}>
                    {t('undo')}
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Side({ side, locale }: { side: DuplicateSide; locale: Locale }) {
  return (
    <>
      <DelegateName person={side} />
      <span className="sub">
        {side.registrations.map(({ party }) => pick(party, locale).text).join(', ')}
        <br />
        <bdi>{side.email}</bdi>
      </span>
    </>
  );
}
