import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Segments } from '@/components/ui/segments';
import { Status } from '@/components/ui/status';
import { publishAction } from '@/lib/agenda/actions';
import type { DraftSession } from '@/lib/agenda/model/session';
import { draftAgenda, listNamesakes, type DraftAgenda, type Namesake } from '@/lib/agenda/queries';
import { listPlacements } from '@/lib/agenda/queries/placements';
import { meetingPage } from '@/lib/auth/page';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { ChangeList } from './change-list';
import { DraftRooms } from './draft-rooms';
import { DraftDays, SessionLine } from './draft-days';
import { RemoveSession, SessionForm } from './session-form';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agenda'))('title'), robots: { index: false, follow: false } };
}

/**
 * The programme as it is drafted, what publishing it would change, and the button that does. `?edit=s-1` is the form of a
 * session, `?edit=new` that of a new one; `?view=rooms` shows the rooms side by side. A closed meeting's programme is only read.
 */
export default async function AgendaPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { edit, view }, t] = await Promise.all([params, searchParams, getTranslations('agenda')]);
  const scope = await meetingPage(slug, {
    locale,
    permission: 'agenda.edit',
    here: `/${locale}/manage/${slug}/agenda`,
  });
  const [agenda, placements] = await Promise.all([draftAgenda(scope), view === 'rooms' ? listPlacements(scope) : []]);
  const { meeting } = scope;
  const isOpen = meeting.phase !== 'CLOSED';
  const edited = agenda.sessions.find(({ code }) => code === edit);
  if (isOpen && (edited || edit === 'new')) {
    const names = (edited?.roles ?? []).flatMap(({ personId, name }) => (personId === null && name ? [name] : []));
    const namesakes = await listNamesakes(scope, names);
    return (
      <EditedSession session={edited ?? null} agenda={agenda} namesakes={namesakes} meeting={meeting} locale={locale} />
    );
  }
  const here = `/${locale}/manage/${slug}/agenda`;
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      {edit !== undefined && isOpen ? <Notice title={t('gone')} kind="late" level={2} /> : null}
      <Publication agenda={agenda} meeting={meeting} locale={locale} />
      {isOpen ? (
        <p>
          <Link className="btn" href={`/manage/${slug}/agenda?edit=new`}>
            {t('add')}
          </Link>
        </p>
      ) : null}
      {agenda.sessions.length === 0 ? (
        <EmptyState level={2} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <Segments
            label={t('view')}
            segments={[
              { value: 'days', label: t('views.days'), href: here },
              { value: 'rooms', label: t('views.rooms'), href: `${here}?view=rooms` },
            ]}
            current={view === 'rooms' ? 'rooms' : 'days'}
          />
          {view === 'rooms' ? (
            <DraftRooms agenda={agenda} placements={placements} meeting={meeting} locale={locale} />
          ) : (
            <DraftDays agenda={agenda} meeting={meeting} locale={locale} />
          )}
        </>
      )}
    </div>
  );
}

type Part = { agenda: DraftAgenda; meeting: MeetingFrame; locale: Locale };
type Edited = Part & { session: DraftSession | null; namesakes: readonly Namesake[] };

/** The form of a session; beside it stands the session as it is saved, for whoever is told that somebody else has changed it. */
async function EditedSession({ session, agenda, namesakes, meeting, locale }: Edited) {
  const t = await getTranslations('agenda');
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t(session ? 'edit' : 'add')}</h1>
      </div>
      {session ? (
        <section className="sec stack" aria-labelledby="saved">
          <h2 id="saved">{t('saved')}</h2>
          <ol className="prog">
            <SessionLine session={session} agenda={agenda} meeting={meeting} locale={locale} />
          </ol>
        </section>
      ) : null}
      <SessionForm session={session} namesakes={namesakes} meeting={meeting} locale={locale} />
      {session ? <RemoveSession session={session} meeting={meeting} locale={locale} /> : null}
    </div>
  );
}

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
          <ChangeList changes={agenda.changes} meeting={meeting} locale={locale} />
        </>
      ) : isSame || (!last && agenda.sessions.length === 0) ? null : (
        <p>{t('unseen')}</p>
      )}
      {isSame || (!last && agenda.sessions.length === 0) || meeting.phase === 'CLOSED' ? null : (
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
