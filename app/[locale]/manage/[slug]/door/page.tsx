import type { Metadata } from 'next';
import { randomUUID } from 'node:crypto';
import { DoorDesk } from '@/components/door/door-desk';
import { DoorNumbers } from '@/components/door/door-numbers';
import type { PlaceChoice } from '@/components/door/use-place';
import { Notice } from '@/components/ui/notice';
import { meetingPage, signInPath } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { placeOf, type DoorSession } from '@/lib/door/model/sessions';
import { findCard, findCards } from '@/lib/door/queries/people';
import { countPresence, listPartiesAtDoor } from '@/lib/door/queries/presence';
import { listSessions } from '@/lib/door/queries/sessions';
import { doorQuerySchema } from '@/lib/door/schema';
import { dayOf, formatDay } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { deskWords } from './desk-words';
import { WalkIn } from './walk-in';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('title'), robots: { index: false, follow: false } };
}

/** The door: who comes and goes, which party is here, somebody registered on the spot. */
export default async function DoorPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('door')]);
  const here = `/${locale}/manage/${slug}/door`;
  const scope = await meetingPage(slug, { locale, permission: 'door.read', here });
  const sessions = await listSessions(scope);
  const told = doorQuerySchema.parse(query);
  const session = placeOf(told.session, sessions);
  const asked = { ...told, session: session ?? undefined };
  const isOpen = isEditable(scope.meeting.phase);
  // Before the reads: what happens between them is shown by the next change, not missed.
  const seq = scope.meeting.liveSeq;
  const [presence, parties, card, found] = await Promise.all([
    countPresence(scope, session),
    listPartiesAtDoor(scope, locale, session),
    asked.shown ? findCard(scope, locale, asked.shown, session) : null,
    asked.q ? findCards(scope, locale, asked.q, session) : null,
  ]);
  const label = ({ code, day, time, names }: DoorSession): PlaceChoice => {
    const { text, lang } = pick(names, locale);
    const when = day && time ? t('place.day', { day, time }) : null;
    return {
      value: code,
      label: when ? t('place.session', { when, title: text }) : t('place.group', { name: text }),
      lang,
    };
  };
  const numbers = { presence, parties };
  const places = sessions.map(label);
  const placeName = places.find(({ value }) => value === session)?.label ?? t('place.building');
  const ids = () => ({ clientId: randomUUID(), idempotencyKey: newIdempotencyKey() });
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <DayNotice meeting={scope.meeting} locale={locale} />
      {isOpen ? (
        <DoorDesk
          meeting={slug}
          locale={locale}
          zone={scope.meeting.zone}
          words={deskWords(locale)}
          formWords={formWords(locale, 'door')}
          asked={asked}
          sessions={places}
          ids={ids()}
          card={card}
          found={
            found?.map(({ id, givenName, surname, party, status }) => ({
              id,
              givenName,
              surname,
              party,
              status,
              ids: ids(),
            })) ?? null
          }
          numbers={numbers}
          seq={seq}
          signIn={signInPath(locale, here)}
        />
      ) : (
        <>
          <p>{t('closedText')}</p>
          <DoorNumbers {...numbers} place={t('count.of', { place: placeName })} words={deskWords(locale)} />
        </>
      )}
      {isOpen ? <WalkIn scope={scope} locale={locale} /> : null}
    </div>
  );
}

/** Before and after the days of the meeting: what that means for what is recorded. */
async function DayNotice({
  meeting,
  locale,
}: {
  meeting: { startsOn: Date; endsOn: Date; zone: string };
  locale: Locale;
}) {
  const t = await getTranslations('door');
  const today = dayOf(new Date(), meeting.zone);
  const iso = (day: Date) => day.toISOString().slice(0, 10);
  if (today < iso(meeting.startsOn))
    return <Notice kind="info" title={t('early', { date: formatDay(meeting.startsOn, locale) })} level={2} />;
  if (today > iso(meeting.endsOn))
    return <Notice kind="info" title={t('late', { date: formatDay(meeting.endsOn, locale) })} level={2} />;
  return null;
}
