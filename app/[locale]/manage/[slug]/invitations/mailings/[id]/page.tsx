import type { Metadata } from 'next';
import { PreviewedMessage } from '@/components/mail/previewed-message';
import { SendMailing } from '@/components/mail/send-mailing';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { discardMailingAction, sendMailingAction } from '@/lib/inviting/actions';
import { countMailsOf, previewMailing, type MailingPreview } from '@/lib/inviting/queries/mailings';
import { mailStatuses } from '@/lib/mail/schema';
import { BeforeItLeaves } from './before-it-leaves';
import { MessageList } from './message-list';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inviting'))('mailing.recipients') };
}

/** A message to many before it leaves: to how many, every mail in its recipient's language, who is left out; then the button. */
export default async function MailingPage({ params, searchParams }: Props) {
  const [{ locale, slug, id }, query, t] = await Promise.all([params, searchParams, getTranslations('inviting')]);
  const here = `/${locale}/manage/${slug}/invitations/mailings/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'invitation.send', here });
  const mailing = await orNotFound(previewMailing(scope, recordId.parse(id)));
  if (mailing.status === 'SENT')
    return (
      <div className="stack-l">
        <Head slug={slug} title={t(`mailing.title.${mailing.occasion}`)} back={t('choose.back')} />
        <Sent
          mailing={mailing}
          counts={await countMailsOf(scope, mailing.id)}
          slug={slug}
          zone={scope.meeting.zone}
          locale={locale}
        />
      </div>
    );
  const mails = mailing.mails.map(({ attachment, ...mail }) => ({
    ...mail,
    attachment: attachment && {
      name: attachment.name,
      href: `/api/meetings/${slug}/letters/${mail.invitationId}?number=${attachment.number}`,
    },
  }));
  const asked = Number(query.show);
  const number = Number.isInteger(asked) && asked >= 1 && asked <= mails.length ? asked : 1;
  const shown = mails[number - 1];
  const letters = mails.filter(({ attachment }) => attachment !== null).length;
  const copies = mails.reduce((sum, mail) => sum + mail.copies.length, 0);
  const leftOut = mailing.leftOut
    .map(({ id: invitation, party, why }) => ({ invitation, party: pick(party, locale).text, why }))
    .toSorted((one, other) => one.party.localeCompare(other.party, locale));
  return (
    <div className="stack-l">
      <Head slug={slug} title={t(`mailing.title.${mailing.occasion}`)} back={t('choose.back')}>
        <p className="lead">
          <b>{t('mailing.count', { messages: mails.length, invitations: mailing.invitations })}</b>
        </p>
        <p className="soft">
          {mailing.occasion === 'invitation' ? t('mailing.first', { count: mailing.first }) : t('mailing.reminderNote')}{' '}
          {mailing.occasion === 'invitation' ? t('mailing.attached', { count: letters }) : ''}{' '}
          {t('mailing.copies', { count: copies })}
        </p>
      </Head>
      <BeforeItLeaves unfinished={mailing.unfinished} slug={slug} locale={locale} />
      {leftOut.length > 0 ? (
        <Notice kind="ask" level={2} title={t('mailing.leftOut')}>
          <ul>
            {leftOut.map(({ invitation, party, why }) => (
              <li key={invitation}>
                {t.rich('mailing.leftOutWhy', {
                  party,
                  why: t(`mailing.why.${why}`),
                  link: (chunks) => <Link href={`/manage/${slug}/invitations/${invitation}`}>{chunks}</Link>,
                })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {shown ? (
        <>
          <SendMailing
            action={sendMailingAction}
            words={formWords(locale, 'inviting')}
            meeting={slug}
            mailing={mailing.id}
            messages={mails.length}
            label={t('mailing.send', { count: mails.length })}
          >
            <Link className="btn" href={`/manage/${slug}/invitations`}>
              {t('mailing.keep')}
            </Link>
            <Discard slug={slug} id={mailing.id} locale={locale} />
          </SendMailing>
          <PreviewedMessage mail={shown} number={number} count={mails.length} here={here} locale={locale} />
          <MessageList mails={mails} shown={number} here={here} locale={locale} />
        </>
      ) : (
        <EmptyState
          level={2}
          title={t('mailing.nobody')}
          action={<Discard slug={slug} id={mailing.id} locale={locale} />}
        >
          {t('mailing.nobodyText')}
        </EmptyState>
      )}
    </div>
  );
}

function Head({
  slug,
  title,
  back,
  children,
}: {
  slug: string;
  title: string;
  back: string;
  children?: React.ReactNode;
}) {
  return (
    <div className="head">
      <p className="small">
        <Link href={`/manage/${slug}/invitations`}>{back}</Link>
      </p>
      <h1>{title}</h1>
      {children}
    </div>
  );
}

async function Discard({ slug, id, locale }: { slug: string; id: string; locale: Locale }) {
  const [t, common] = await Promise.all([getTranslations('inviting.mailing'), getTranslations('common')]);
  return (
    <Dialog opener={t('discard')} title={t('discardTitle')} close={common('dialog.close')}>
      <p>{t('discardText')}</p>
      <ActionForm
        action={discardMailingAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'inviting')}
        meeting={slug}
      >
        <HiddenField name="mailing" value={id} />
        <SubmitButton kind="grave">{t('discard')}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

async function Sent(props: {
  mailing: MailingPreview;
  counts: { status: string; count: number }[];
  slug: string;
  zone: string;
  locale: Locale;
}) {
  const [t, states] = await Promise.all([getTranslations('inviting.mailing'), getTranslations('mail.status')]);
  const { mailing, counts, slug, zone, locale } = props;
  const date = mailing.sentAt ? formatDateTime(mailing.sentAt, locale, zone) : '';
  return (
    <Notice kind="done" level={2} title={t('sentTitle', { count: mailing.recipients, date })}>
      <p>{t('sentText')}</p>
      <ul>
        {mailStatuses.map((status) => {
          const count = counts.find((row) => row.status === status)?.count ?? 0;
          return count > 0 ? <li key={status}>{t('ofState', { state: states(status), count })}</li> : null;
        })}
      </ul>
      <p>
        <Link href={`/manage/${slug}/messages?mailing=${mailing.id}`}>{t('toOutbox')}</Link>
      </p>
    </Notice>
  );
}
