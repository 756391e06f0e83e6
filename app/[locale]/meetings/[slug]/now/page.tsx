import type { Metadata } from 'next';
import { nowWords } from '@/components/agenda/now-words';
import { NowBoard, type BoardSession, type BoardTitles } from '@/components/agenda/now-board';
import { timedOf } from '@/lib/agenda/model/timed-of';
import { findProgramme } from '@/lib/agenda/queries';
import { meetingPage } from '@/lib/auth/page';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { revisedSymbol } from '@/lib/documents/model/symbol';
import { listPublicSessionDocuments } from '@/lib/documents/queries';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import './now.css';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<{ turn?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agenda.now'))('title') };
}

/**
 * For the screen at the door and in the corridor: what is in each room now and what comes next, with the documents that are
 * everybody's, whoever is signed in: a screen shows them to whoever passes by. `?turn=1` shows the languages of the meeting one
 * after another. The page goes on by its own clock; without JavaScript it asks again every twenty seconds.
 */
export default async function NowPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { turn }] = await Promise.all([params, searchParams]);
  const scope = await meetingPage(slug, {
    locale,
    permission: 'meeting.read',
    here: `/${locale}/meetings/${slug}/now`,
  });
  const { meeting } = scope;
  const [{ programme }, documents] = await Promise.all([findProgramme(scope), listPublicSessionDocuments(scope)]);
  const spoken = meeting.languages.filter(isLocale);
  const locales = turn === '1' && spoken.length > 1 ? spoken : [locale];
  const [source = 'en'] = meeting.languages;
  const titlesOf = (title: LocalizedText): BoardTitles =>
    Object.fromEntries(
      locales.map((one) => {
        const { text, lang } = pick(title, one, source);
        return [one, { text, lang }];
      }),
    );
  const sessions = timedOf(programme?.sessions ?? [], meeting).map(
    ({ session, isEndTold, ...timed }): BoardSession => ({
      ...timed,
      isEndTold,
      kind: session.kind,
      titles: titlesOf(session.title),
      papers: documents
        .filter(({ sessionId }) => sessionId === session.id)
        .map(({ id, symbol, revision, title }) => ({
          id,
          symbol: revisedSymbol(symbol, revision),
          titles: titlesOf(title),
        })),
    }),
  );
  const path = `/${locale}/meetings/${slug}`;
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="20" />
      </noscript>
      <NowBoard
        meeting={{ slug, zone: meeting.zone, liveSeq: meeting.liveSeq, illustrative: meeting.illustrative }}
        name={Object.fromEntries(locales.map((one) => [one, pick(meeting.shortTitle, one, source).text]))}
        sessions={sessions}
        isCancelled={meeting.cancelledAt !== null}
        locales={locales}
        words={Object.fromEntries(locales.map((one) => [one, nowWords(one)]))}
        servedAt={new Date().getTime()}
        links={{
          meeting: path,
          documents: `${path}/documents`,
          turn: spoken.length > 1 ? (locales.length > 1 ? `${path}/now` : `${path}/now?turn=1`) : null,
        }}
      />
    </>
  );
}
