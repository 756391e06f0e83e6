import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import type { PartyMeeting, PartyRecord } from '@/lib/directory/queries/party';
import { formatDayRange } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { LocalizedText } from '@/lib/i18n/pick';
import { useLocale, useTranslations } from '@/lib/i18n/words';

/** A commitment that the party's delegation or group fed, with the way to it in the chain. */
export type FedCommitment = { meeting: string; symbol: string; title: LocalizedText; href: string };

interface AtTheMeetingsProps {
  past: PartyRecord['pastMeetings'];
  meetings: readonly PartyMeeting[];
  /** Forward from the party: what became of what it said. */
  commitments: readonly FedCommitment[];
}

/** The meetings that name the party, and forward the commitments it fed. */
export function AtTheMeetings({ past, meetings, commitments }: AtTheMeetingsProps) {
  const t = useTranslations('directory.meetings');
  const mark = useTranslations('common.illustrative')('mark');
  const locale = useLocale();
  return (
    <section className="sec stack-s">
      <h2>{t('title')}</h2>
      {past.length + meetings.length === 0 ? <p className="small soft">{t('none')}</p> : null}
      {meetings.map((meeting) => (
        <div key={meeting.slug} className="small">
          <p>
            <Link href={`/meetings/${meeting.slug}`}>
              <Localized text={meeting.title} fallback="silent" />
            </Link>
            , {formatDayRange(meeting.startsOn, meeting.endsOn, locale)}
            {meeting.illustrative ? <span className="soft"> ({mark})</span> : null}
          </p>
          <Commitments
            of={commitments.filter((commitment) => commitment.meeting === meeting.slug)}
            title={t('commitments')}
          />
        </div>
      ))}
      {[...past].reverse().map((meeting) => (
        <p key={meeting.edition} className="small">
          <Link href={`/editions#${meeting.code.toLowerCase()}`}>
            <bdi>{meeting.code}</bdi>
          </Link>
          ,{' '}
          {t(meeting.presence === 'NAMED' ? 'named' : 'invited', {
            dates: formatDayRange(meeting.startsOn, meeting.endsOn, locale),
          })}
        </p>
      ))}
    </section>
  );
}

function Commitments({ of, title }: { of: readonly FedCommitment[]; title: string }) {
  if (of.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {of.map(({ symbol, title: text, href }) => (
          <li key={symbol}>
            <Link href={href}>
              <Sym>{symbol}</Sym>
            </Link>{' '}
            <span className="serif">
              <Localized text={text} fallback="short" />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
