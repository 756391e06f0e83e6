import type { Metadata } from 'next';
import { PageShell } from '@/components/shell/page-shell';
import { EmptyState } from '@/components/ui/empty-state';
import { WorkList, type WorkItem } from '@/components/ui/work-list';
import { sitePage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { isLate } from '@/lib/corrections/policy';
import { countOpenCorrections } from '@/lib/corrections/queries';
import { groupTasks, type Task } from '@/lib/desk/model/tasks';
import { listTasks, type PastMeeting } from '@/lib/desk/queries/tasks';
import { formatDateTime, formatDay, formatDayRange } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('work.title') };
}

const registrationKeys = [
  'completeRegistration',
  'registrationSubmitted',
  'registrationWaitlisted',
  'registrationConfirmed',
] as const;

/** What is said differently of somebody else's registration. */
function isRegistration(key: Task['key']): key is (typeof registrationKeys)[number] {
  return registrationKeys.some((known) => known === key);
}

export default async function WorkPage({ params }: Props) {
  const { locale } = await params;
  const scope = await sitePage({ locale, permission: 'work.read', here: `/${locale}/work` });
  const now = new Date();
  const [t, corrections, directory, { desks, tasks, past }, proposed] = await Promise.all([
    getTranslations('home.work'),
    getTranslations('corrections'),
    getTranslations('directory'),
    listTasks(scope, now),
    can(scope, 'directory.edit') ? countOpenCorrections(scope) : null,
  ]);
  const toAnswer: WorkItem[] = proposed?.first
    ? [
        {
          key: 'corrections',
          shape: isLate(proposed.first, now) ? 'late' : 'ask',
          title: corrections('work.title', { count: proposed.open }),
          note: corrections('work.since', { day: formatDay(proposed.first, locale) }),
          action: (
            <Link className="btn pri" href="/admin/corrections">
              {corrections('list.decide')}
            </Link>
          ),
        },
      ]
    : [];
  const isEmpty = desks.length + tasks.length + toAnswer.length === 0;
  const groups = groupTasks(tasks);
  /** Several people share the mailbox, or it fills in for somebody: then each task stands under a name. */
  const isShared = groups.length > 1 || groups.some(({ person }) => person?.isAssisted);
  const item = (task: Task): WorkItem => ({
    key: `${task.key} ${task.href}`,
    shape: task.shape,
    title: titleOf(task),
    note: noteOf(task),
    action: (
      <Link className={task.shape === 'ask' || task.shape === 'late' ? 'btn pri' : 'btn'} href={task.href}>
        {t(`${task.key}.verb`)}
      </Link>
    ),
  });
  const pastItem = ({ slug, shortTitle, city, startsOn, endsOn, isDesk, reports }: PastMeeting): WorkItem => ({
    key: slug,
    shape: reports > 0 ? 'ask' : 'shut',
    title: pick(shortTitle, locale).text,
    note: [
      `${cityName(city, locale)}, ${formatDayRange(startsOn, endsOn, locale)}`,
      reports > 0 ? t('past.reports', { count: reports }) : null,
    ]
      .filter(Boolean)
      .join('. '),
    action: (
      <>
        {reports > 0 ? (
          <Link className="btn pri" href={`/manage/${slug}/follow-up`}>
            {t('past.readReports')}
          </Link>
        ) : null}{' '}
        <Link className="btn" href={isDesk ? `/manage/${slug}` : `/meetings/${slug}`}>
          {t(isDesk ? 'past.desk' : 'past.meeting')}
        </Link>
      </>
    ),
  });
  function titleOf({ key, person, counts, meeting }: Task): string {
    const words = {
      meeting: pick(meeting.shortTitle, locale).text,
      free: counts.free ?? 0,
      undecided: counts.undecided ?? 0,
      untranslated: counts.untranslated ?? 0,
      asked: counts.asked ?? 0,
      languages: counts.languages ?? 0,
      owed: (counts.unreported ?? 0) + (counts.sentBack ?? 0),
      name: person?.name ?? '',
    };
    return isRegistration(key) && person?.isAssisted ? t(`${key}.assisted`, words) : t(`${key}.title`, words);
  }
  /** Whose, and by when: a moment in the meeting's zone, or a day of the meeting. */
  function noteOf({ key, about, due, isDay, meeting, counts }: Task): string {
    const when =
      due &&
      (isDay
        ? t('day', { date: formatDay(due, locale) })
        : t('due', { date: `${formatDateTime(due, locale, meeting.zone)} (${meeting.zone})` }));
    const desk = key === 'desk' ? t('desk.note', { late: counts.late ?? 0, decide: counts.decide ?? 0 }) : null;
    const sentBack = counts.sentBack ? t('progress.sentBack', { count: counts.sentBack }) : null;
    return [desk, about && pick(about, locale).text, sentBack, when].filter(Boolean).join('. ');
  }
  return (
    <PageShell
      illustrative={[...[...desks, ...tasks].map(({ meeting }) => meeting), ...past].some(
        ({ illustrative }) => illustrative,
      )}
    >
      <div className="stack-l">
        <div className="head">
          <h1>{t('title')}</h1>
          <p className="lead">{t('lead')}</p>
        </div>
        {isEmpty ? (
          <EmptyState
            title={t('empty')}
            level={2}
            action={
              <Link className="btn" href="/">
                {t('emptyAction')}
              </Link>
            }
          >
            {t('emptyText')}
          </EmptyState>
        ) : null}
        {isShared ? <p className="soft">{t('shared')}</p> : null}
        {groups.map(({ person, tasks: list }) => (
          <section
            key={person?.id ?? ''}
            className="sec"
            {...(isShared ? { 'aria-labelledby': `of-${person?.id}` } : { 'aria-label': t('title') })}
          >
            {isShared ? (
              <h2 id={`of-${person?.id}`}>
                {t.rich(person?.isAssisted ? 'assisting' : 'forYou', {
                  name: person?.name ?? '',
                  n: (chunks) => <bdi>{chunks}</bdi>,
                })}
              </h2>
            ) : null}
            <WorkList items={list.map(item)} />
          </section>
        ))}
        {desks.length + toAnswer.length > 0 ? (
          <section className="sec" aria-labelledby="desks">
            <h2 id="desks">{t('desks')}</h2>
            <WorkList items={[...desks.map(item), ...toAnswer]} />
          </section>
        ) : null}
        {past.length > 0 ? (
          <section className="sec" aria-labelledby="past">
            <h2 id="past">{t('past.title')}</h2>
            <WorkList items={past.map(pastItem)} />
          </section>
        ) : null}
        <p className="row">
          {can(scope, 'meeting.create') ? (
            <Link className="btn" href="/manage/new">
              {t('newMeeting')}
            </Link>
          ) : null}
          {can(scope, 'my-data.read') ? <Link href="/work/my-data">{t('myData')}</Link> : null}
          {can(scope, 'directory.edit') ? <Link href="/admin/directory">{directory('care.link')}</Link> : null}
          {can(scope, 'directory.edit') ? <Link href="/admin/corrections">{corrections('work.link')}</Link> : null}
          {can(scope, 'erasure.decide') ? <Link href="/admin/erasures">{t('adminErasures')}</Link> : null}
          {can(scope, 'mail.read-all') ? <Link href="/admin/mail">{t('adminMail')}</Link> : null}
          {can(scope, 'audit.read-all') ? <Link href="/admin/audit">{t('adminAudit')}</Link> : null}
        </p>
      </div>
    </PageShell>
  );
}
