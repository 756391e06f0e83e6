import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSelect } from '@/components/ui/filters';
import { KeysetPages } from '@/components/ui/keyset-pages';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { protocolOrder } from '@/lib/delegations/model';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { prepareMailingAction } from '@/lib/inviting/actions';
import { countInvitations, listInvitations } from '@/lib/inviting/queries/list';
import { UnsentMessages } from '@/components/inviting/unsent-messages';
import { listMailings } from '@/lib/inviting/queries/mailings';
import { invitationFiltersSchema, invitationStatuses, partiesShown } from '@/lib/inviting/schema';
import { InvitationTable } from './invitation-table';
import { WriteBar } from './write-bar';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inviting'))('list.title') };
}

/** Every invitation of the meeting with its state; what is written to those ticked is looked at on a page of its own. */
export default async function InvitationsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('inviting')]);
  const [kinds, states] = await Promise.all([
    getTranslations('delegations.kind'),
    getTranslations('delegations.invitation'),
  ]);
  const here = `/${locale}/manage/${slug}/invitations`;
  const scope = await meetingPage(slug, { locale, permission: 'invitation.read', here });
  const filters = invitationFiltersSchema.parse(query);
  const [{ rows, total: fitting, next }, counts, mailings] = await Promise.all([
    listInvitations(scope, filters, locale),
    countInvitations(scope),
    listMailings(scope),
  ]);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isOpen = isEditable(scope.meeting.phase);
  const isFiltered = Boolean(filters.status ?? filters.kind);
  const unanswered = counts.SENT ?? 0;
  const words = formWords(locale, 'inviting');

  return (
    <>
      <div className="head">
        <h1>{t('list.title')}</h1>
        <p className="soft small">
          {t('list.summary', {
            total,
            sent: unanswered,
            accepted: counts.ACCEPTED ?? 0,
            declined: counts.DECLINED ?? 0,
          })}
        </p>
        {isOpen ? (
          <p className="row">
            <Link className={total === 0 ? 'btn pri' : 'btn'} href={`/manage/${slug}/invitations/new`}>
              {t('list.choose')}
            </Link>
            <Link className="btn" href={`/manage/${slug}/invitations/words`}>
              {t('list.words')}
            </Link>
          </p>
        ) : null}
      </div>
      <UnsentMessages mailings={mailings} meeting={scope.meeting} locale={locale} />
      {total > 0 ? (
        <Filters
          label={t('list.filter')}
          clear={here}
          isFiltered={isFiltered}
          applied={isFiltered ? t('list.applied', { shown: fitting, total }) : undefined}
        >
          <FilterSelect
            name="status"
            label={t('list.status')}
            any={t('list.anyStatus')}
            value={filters.status}
            choices={[...invitationStatuses, 'late' as const].map((value) => ({
              value,
              label: value === 'late' ? t('list.late') : states(value),
            }))}
          />
          <FilterSelect
            name="kind"
            label={t('list.kind')}
            any={t('list.anyKind')}
            value={filters.kind}
            choices={protocolOrder.map((value) => ({ value, label: kinds(value) }))}
          />
        </Filters>
      ) : null}
      {rows.length > 0 ? (
        <ActionForm
          action={prepareMailingAction}
          idempotencyKey={newIdempotencyKey()}
          words={words}
          meeting={slug}
          label={t('list.bulk')}
        >
          <InvitationTable rows={rows} meeting={scope.meeting} locale={locale} />
          {isOpen ? (
            <WriteBar
              selected={t.raw('list.selected') as string}
              selectAll={t('list.selectAll', { count: rows.length })}
              prepare={t('list.prepare')}
              prepareSome={t.raw('list.prepareSome') as string}
              remind={t('list.remind')}
              nothingLeaves={t('list.nothingLeaves')}
            />
          ) : null}
          <KeysetPages here={here} filters={filters} next={next} size={partiesShown} />
        </ActionForm>
      ) : (
        <EmptyState level={2} title={t(total === 0 ? 'list.empty' : 'list.emptyFiltered')}>
          {total === 0 ? t('list.emptyText') : undefined}
        </EmptyState>
      )}
      {isOpen && unanswered > 0 ? (
        <ActionForm
          action={prepareMailingAction}
          idempotencyKey={newIdempotencyKey()}
          words={words}
          meeting={slug}
          label={t('list.remindAll', { count: unanswered })}
        >
          <HiddenField name="everyone" value="on" />
          <HiddenField name="occasion" value="invitation-reminder" />
          <p style={{ marginBlockStart: 'var(--s5)' }}>
            <SubmitButton kind="plain">{t('list.remindAll', { count: unanswered })}</SubmitButton>
          </p>
        </ActionForm>
      ) : null}
    </>
  );
}
