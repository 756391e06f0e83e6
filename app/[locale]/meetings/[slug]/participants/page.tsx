import type { Metadata } from 'next';
import { DelegateName } from '@/components/registration/delegate-name';
import { EmptyState } from '@/components/ui/empty-state';
import { meetingPage } from '@/lib/auth/page';
import { headcount } from '@/lib/delegations/queries';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { getTranslations } from '@/lib/i18n/words';
import { headcountSentence } from '@/lib/meetings/model/headcount';
import { arrangeParticipants } from '@/lib/registration/model/arrange-participants';
import { listParticipants } from '@/lib/registration/queries';
import { IssuedList } from './issued-list';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('registration'))('participants.title'),
    robots: { index: false, follow: false },
  };
}

/** The list of participants in the order of protocol, in the language of the page; for everyone in the meeting. */
export default async function ParticipantsPage({ params }: Props) {
  const [{ locale, slug }, t, kinds] = await Promise.all([
    params,
    getTranslations('registration'),
    getTranslations('delegations.kind'),
  ]);
  const scope = await meetingPage(slug, {
    locale,
    permission: 'participants.read',
    here: `/${locale}/meetings/${slug}/participants`,
  });
  const [participants, count] = await Promise.all([listParticipants(scope), headcount(scope)]);
  const sections = arrangeParticipants(participants, locale);
  const doubled = count.representations - count.persons;
  return (
    <>
      <div className="head">
        <h1>{t('participants.title')}</h1>
        {sections.length > 0 ? (
          <p className="soft">
            {headcountSentence(count, locale, translator(locale, 'meetings'))}{' '}
            {doubled > 0 ? t('participants.double', { count: doubled }) : null}
          </p>
        ) : null}
        <IssuedList scope={scope} locale={locale} />
      </div>
      {sections.length === 0 ? (
        <EmptyState level={2} title={t('participants.empty')}>
          {t('participants.emptyText')}
        </EmptyState>
      ) : null}
      {sections.map(({ kind, parties }) => (
        <section className="sec" key={kind} aria-labelledby={kind} style={{ marginBlockStart: 'var(--s6)' }}>
          <h2 id={kind}>{kinds(kind)}</h2>
          {parties.map(({ code, name, participants: members }) => (
            <div key={code} style={{ marginBlockStart: 'var(--s4)' }}>
              <h3 lang={name.isFallback ? name.lang : undefined}>{name.text}</h3>
              <ul className="work">
                {members.map(({ person, capacity }, index) => (
                  <li key={index}>
                    <span className="t">
                      <DelegateName person={person} />
                    </span>
                    <span className="m" style={{ paddingInlineStart: 0 }}>
                      {[capacity === 'HEAD' ? t('capacity.HEAD') : null, person.functionalTitle, person.institution]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      {sections.length > 0 ? <p className="disclaimer">{t('participants.provisional')}</p> : null}
    </>
  );
}
