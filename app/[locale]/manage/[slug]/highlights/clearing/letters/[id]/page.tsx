import type { Metadata } from 'next';
import { PreviewedMessage } from '@/components/mail/previewed-message';
import { RecipientTable } from '@/components/mail/recipient-table';
import { SendMailing } from '@/components/mail/send-mailing';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { openRoundAction } from '@/lib/clearing/actions';
import { previewRound } from '@/lib/clearing/queries/rounds';
import { recordId } from '@/lib/core/validation';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clearing'))('title'), robots: { index: false, follow: false } };
}

/** The letters that open a round before they leave: to how many, each in its recipient's language; then the button. */
export default async function RoundLettersPage({ params, searchParams }: Props) {
  const [{ locale, slug, id }, query, t] = await Promise.all([params, searchParams, getTranslations('clearing')]);
  const here = `/${locale}/manage/${slug}/highlights/clearing/letters/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'clearing.manage', here });
  const round = await orNotFound(previewRound(scope, recordId.parse(id)));
  const mails = round.letters;
  const asked = Number(query.show);
  const number = Number.isInteger(asked) && asked >= 1 && asked <= mails.length ? asked : 1;
  const shown = mails[number - 1];
  const isSent = round.status === 'SENT';
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/highlights/clearing`}>{t('title')}</Link>
        </p>
        <h1>{t('letters.title', { number: round.number })}</h1>
        {isSent ? null : (
          <>
            <p className="lead">
              <b>{t('letters.count', { messages: mails.length, delegations: round.asked.length })}</b>
            </p>
            <p className="soft">{t('letters.note')}</p>
            <p className="small soft hash">{t('hash', { hash: round.contentHash })}</p>
          </>
        )}
      </div>
      {isSent ? (
        <Notice
          kind="done"
          level={2}
          title={t('letters.sent', {
            count: round.recipients,
            date: round.sentAt ? formatDateTime(round.sentAt, locale, scope.meeting.zone) : '',
          })}
        >
          <Link href={`/manage/${slug}/highlights/clearing/${round.round ?? ''}`}>{t('letters.toRound')}</Link>
        </Notice>
      ) : null}
      {round.unreachable.length > 0 ? (
        <Notice kind="ask" level={2} title={t('letters.unreachable')}>
          <p>{round.unreachable.map((names) => pick(names, locale).text).join(', ')}</p>
        </Notice>
      ) : null}
      {shown ? (
        <>
          <SendMailing
            action={openRoundAction}
            words={formWords(locale, 'clearing')}
            meeting={slug}
            mailing={round.id}
            messages={mails.length}
            label={t('letters.send', { count: mails.length })}
          >
            <Link className="btn" href={`/manage/${slug}/highlights/clearing`}>
              {t('letters.keep')}
            </Link>
          </SendMailing>
          <PreviewedMessage mail={shown} number={number} count={mails.length} here={here} locale={locale} />
          <RecipientTable
            mails={mails}
            shown={number}
            here={here}
            locale={locale}
            columns={[
              {
                key: 'delegation',
                head: t('letters.delegation'),
                cell: ({ parties }) =>
                  parties.map((names, index) => (
                    <span key={index} className={index > 0 ? 'sub' : undefined}>
                      <Localized text={names} fallback="silent" />
                    </span>
                  )),
              },
            ]}
          />
        </>
      ) : null}
      {!shown && !isSent ? (
        <EmptyState level={2} title={t('letters.nobody')}>
          {t('letters.nobodyText')}
        </EmptyState>
      ) : null}
    </div>
  );
}
