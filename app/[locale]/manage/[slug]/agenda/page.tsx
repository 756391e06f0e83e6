import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { publishAction } from '@/lib/agenda/actions';
import { draftAgenda, type DraftAgenda } from '@/lib/agenda/queries';
import { meetingPage } from '@/lib/auth/page';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { ChangeList } from './change-list';
import { DraftDays } from './draft-days';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agenda'))('title'), robots: { index: false, follow: false } };
}

/** The programme as it is drafted, what publishing it would change, and the button that does. */
export default async function AgendaPage({ params }: Props) {
  const [{ locale, slug }, t] = await Promise.all([params, getTranslations('agenda')]);
  const here = `/${locale}/manage/${slug}/agenda`;
  const scope = await meetingPage(slug, { locale, permission: 'agenda.edit', here });
  const agenda = await draftAgenda(scope);
  const { meeting } = scope;
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      <Publication agenda={agenda} meeting={meeting} locale={locale} />
      {agenda.sessions.length === 0 ? (
        <EmptyState level={2} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <DraftDays agenda={agenda} meeting={meeting} locale={locale} />
      )}
    </div>
  );
}

type Part = { agenda: DraftAgenda; meeting: MeetingFrame; locale: Locale };

/** What is public, what the draft would change, and the button. A closed meeting keeps what was published. */
async function Publication({ agenda, meeting, locale }: Part) {
  const t = await getTranslations('agenda');
  const [last] = agenda.versions;
  const isSame = agenda.sha256 === last?.sha256;
  return (
    <section className="sec stack" id="published" aria-labelledby="publication">
      <h2 id="publication">{t('publication')}</h2>
      <p>
        {last ? (
          <Status shape="seal">
            {t('published', { number: last.number, at: formatDateTime(last.publishedAt, locale, meeting.zone) })}
          </Status>
        ) : (
          t('unpublished')
        )}
      </p>
      {isSame ? <p>{t('same')}</p> : null}
      {agenda.changes.length > 0 ? (
        <>
          <h3>{t('changes')}</h3>
          <ChangeList changes={agenda.changes} names={agenda.names} meeting={meeting} locale={locale} />
        </>
      ) : null}
      {isSame || agenda.changes.length === 0 || meeting.phase === 'CLOSED' ? null : (
        <ActionForm
          action={publishAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'agenda')}
          meeting={meeting.slug}
          label={t('publication')}
        >
          <HiddenField name="draft" value={agenda.sha256} />
          <div className="actions">
            <SubmitButton>{t('publish', { number: (last?.number ?? 0) + 1 })}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </section>
  );
}
