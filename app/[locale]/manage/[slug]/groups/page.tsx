import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { assignAction } from '@/lib/breakouts/actions';
import { listAssignable, listGroups, listMembers, listSnapshots, previewGroups } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { GroupBalance } from './group-balance';
import { GroupMembers } from './group-members';
import { GroupPlan } from './group-plan';
import { GroupTable } from './group-table';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<{ snapshot?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('breakouts'))('title') };
}

/** The secretariat forms the groups in one step, looks at their balance, and gives the roles. */
export default async function ManageGroupsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query] = await Promise.all([params, searchParams]);
  const scope = await meetingPage(slug, { locale, permission: 'group.form', here: `/${locale}/manage/${slug}/groups` });
  const [t, groups, snapshots] = await Promise.all([
    getTranslations('breakouts'),
    listGroups(scope),
    listSnapshots(scope),
  ]);
  const isOpen = isEditable(scope.meeting.phase);
  const isHeld = groups.some(({ points, recommendations }) => points + recommendations > 0);
  const chosen = snapshots.find(({ number }) => String(number) === query.snapshot) ?? snapshots[0];
  const [plan, persons, members] = await Promise.all([
    chosen && !isHeld && isOpen ? orNotFound(previewGroups(scope, chosen.id)) : null,
    groups.length > 0 && isOpen ? listAssignable(scope) : [],
    groups.length > 0 && isOpen ? listMembers(scope) : [],
  ]);
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      {groups.length > 0 ? (
        <>
          <GroupTable groups={groups} scope={scope} locale={locale} isOpen={isOpen} />
          {isOpen ? <GroupBalance groups={groups} members={members} slug={slug} locale={locale} /> : null}
          {isOpen ? <GroupMembers groups={groups} members={members} slug={slug} locale={locale} /> : null}
          {isOpen ? (
            <section aria-labelledby="assign">
              <h2 id="assign">{t('assign.title')}</h2>
              <ActionForm
                action={assignAction}
                idempotencyKey={newIdempotencyKey()}
                words={formWords(locale, 'breakouts')}
                meeting={slug}
                label={t('assign.title')}
                done={t('assign.done')}
                resets
              >
                <SelectField
                  name="group"
                  width="m"
                  choices={groups.map(({ id, names }) => ({ value: id, label: pick(names, locale).text }))}
                />
                <SelectField
                  name="kind"
                  width="m"
                  choices={(['FACILITATOR', 'RAPPORTEUR'] as const).map((value) => ({
                    value,
                    label: t(`kind.${value}`),
                  }))}
                />
                <SelectField
                  name="person"
                  choices={persons.map(({ id, name, party }) => ({
                    value: id,
                    label: party ? `${name} (${party})` : name,
                  }))}
                />
                <div className="actions">
                  <SubmitButton>{t('assign.submit')}</SubmitButton>
                </div>
              </ActionForm>
            </section>
          ) : null}
        </>
      ) : null}
      {isOpen ? (
        <section aria-labelledby="form" className="stack">
          <h2 id="form">{t(groups.length > 0 ? 'form.again' : 'form.title')}</h2>
          {isHeld ? (
            <Notice title={t('form.closed')} />
          ) : plan && chosen ? (
            <GroupPlan plan={plan} snapshots={snapshots} chosen={chosen} scope={scope} locale={locale} />
          ) : (
            <EmptyState
              title={t('form.noSnapshot')}
              action={<Link href={`/manage/${slug}/survey`}>{t('form.toSurvey')}</Link>}
            >
              {t('form.noSnapshotText')}
            </EmptyState>
          )}
        </section>
      ) : null}
      {isOpen ? (
        <LiveRefresh meeting={slug} after={scope.meeting.liveSeq} types={['groups']} lost={t('live.lost')} />
      ) : null}
    </div>
  );
}
