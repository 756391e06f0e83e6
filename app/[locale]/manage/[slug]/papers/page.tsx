import type { Metadata } from 'next';
import { meetingPage } from '@/lib/auth/page';
import { dayOf } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { papersQuerySchema } from '@/lib/papers/schema';
import { Badges } from './badges';
import { Headcount } from './headcount';
import { Letters } from './letters';
import { Lists } from './lists';
import { Seating } from './seating';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('papers'))('title') };
}

/** Everything that is handed out: the list of participants, headcounts, badges, letters, the seating plan. */
export default async function PapersPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('papers')]);
  const here = `/${locale}/manage/${slug}/papers`;
  const scope = await meetingPage(slug, { locale, permission: 'list.issue', here });
  const { day = dayOf(new Date(), scope.meeting.zone), q } = papersQuerySchema.parse(query);
  const section = { scope, locale, here };
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      <Lists {...section} />
      <Headcount {...section} day={day} />
      <Badges {...section} />
      <Letters {...section} name={q || undefined} />
      <Seating {...section} />
    </div>
  );
}
