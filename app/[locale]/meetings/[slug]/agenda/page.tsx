import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Segments } from '@/components/ui/segments';
import { listKeepers, ownAgenda, type Keeper } from '@/lib/agenda/queries/own';
import { meetingPage } from '@/lib/auth/page';
import type { MeetingScope } from '@/lib/auth/scope';
import { listSessionDocuments } from '@/lib/documents/queries';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { CalendarAddress } from './calendar-address';
import { OwnChanges } from './own-changes';
import { OwnDays } from './own-days';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<{ view?: string | string[]; of?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agenda.own'))('title'), robots: { index: false, follow: false } };
}

/**
 * Somebody's own agenda: what they have marked and where they have a part. `?view=all` is the whole programme to choose from,
 * `?of=<person>` the agenda of another person of the same mailbox.
 */
export default async function OwnAgendaPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { view, of }] = await Promise.all([params, searchParams]);
  const here = `/${locale}/meetings/${slug}/agenda`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const keepers = await listKeepers(scope);
  const keeper = keepers.find(({ id }) => id === of) ?? keepers[0];
  if (!keeper) return <NoPart slug={slug} />;
  return <Kept scope={scope} keepers={keepers} keeper={keeper} isWhole={view === 'all'} locale={locale} />;
}

async function NoPart({ slug }: { slug: string }) {
  const t = await getTranslations('agenda.own');
  return (
    <div className="stack-l">
      <h1>{t('title')}</h1>
      <EmptyState
        level={2}
        title={t('noPart')}
        action={<Link href={`/meetings/${slug}#agenda`}>{t('programme')}</Link>}
      >
        {t('noPartText')}
      </EmptyState>
    </div>
  );
}

type KeptProps = {
  scope: MeetingScope;
  keepers: readonly Keeper[];
  keeper: Keeper;
  isWhole: boolean;
  locale: Locale;
};

async function Kept({ scope, keepers, keeper, isWhole, locale }: KeptProps) {
  const [t, agenda, documents] = await Promise.all([
    getTranslations('agenda.own'),
    ownAgenda(scope, keeper.id),
    listSessionDocuments(scope),
  ]);
  const { meeting } = scope;
  const path = `/${locale}/meetings/${meeting.slug}/agenda`;
  const hrefOf = (view: 'mine' | 'all', of: string) => {
    const query = new URLSearchParams({
      ...(view === 'all' ? { view } : {}),
      ...(of === keepers[0]?.id ? {} : { of }),
    }).toString();
    return query ? `${path}?${query}` : path;
  };
  const programme = agenda.programme;
  return (
    <div className="stack-l">
      <Breadcrumbs items={[{ href: `/meetings/${meeting.slug}`, label: t('meeting') }]} />
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{keepers.length > 1 ? t('of', { name: keeper.name }) : t('lead')}</p>
      </div>
      {keepers.length > 1 ? (
        <Segments
          label={t('whose')}
          segments={keepers.map(({ id, name }) => ({ value: id, label: name, href: hrefOf('mine', id) }))}
          current={keeper.id}
        />
      ) : null}
      {programme ? (
        <>
          <OwnChanges agenda={agenda} meeting={meeting} person={keeper.id} locale={locale} />
          <Segments
            label={t('view')}
            segments={(['mine', 'all'] as const).map((value) => ({
              value,
              label: t(`views.${value}`),
              href: hrefOf(value, keeper.id),
            }))}
            current={isWhole ? 'all' : 'mine'}
          />
          <OwnDays
            agenda={agenda}
            documents={documents}
            meeting={meeting}
            person={keeper.id}
            isWhole={isWhole}
            locale={locale}
          />
        </>
      ) : (
        <EmptyState level={2} title={t('unpublished')}>
          {t('unpublishedText')}
        </EmptyState>
      )}
      <CalendarAddress feed={agenda.feed} meeting={meeting} person={keeper.id} locale={locale} />
    </div>
  );
}
