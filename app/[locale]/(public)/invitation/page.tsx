import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { PageShell } from '@/components/shell/page-shell';
import { Notice } from '@/components/ui/notice';
import { readPersonalLinkToken } from '@/lib/auth/browser';
import { sitePage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { openLinkAction } from '@/lib/delegations/actions';
import { findPersonalLink, type PersonalLinkView } from '@/lib/delegations/queries';
import { formatDayRange } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { cityName } from '@/lib/i18n/places';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delegations'))('link.title'), robots: { index: false, follow: false } };
}

/** Behind a personal link: what it concerns, and the one button that sends the code to its own address. Looking at it changes nothing. */
export default async function PersonalLinkPage({ params }: Props) {
  const [{ locale }, t, token] = await Promise.all([params, getTranslations('delegations'), readPersonalLinkToken()]);
  const scope = await sitePage({ locale, permission: 'link.open', here: `/${locale}/invitation` });
  const link = token ? await findPersonalLink(scope, token) : null;
  return (
    <PageShell illustrative={link?.meeting.illustrative ?? false}>
      {link?.isOpen ? (
        <OpenLink link={link} locale={locale} />
      ) : (
        <div className="stack-l">
          <div className="head">
            <h1>{t('link.title')}</h1>
          </div>
          <Notice kind="ask" title={t('link.closed')} level={2}>
            <p>{t('link.closedText')}</p>
            <p>
              <Link href="/sign-in">{t('link.signIn')}</Link>
            </p>
          </Notice>
        </div>
      )}
    </PageShell>
  );
}

async function OpenLink({ link, locale }: { link: PersonalLinkView; locale: Locale }) {
  const t = await getTranslations('delegations');
  const { meeting, party, maskedEmail, kind } = link;
  const days = formatDayRange(meeting.startsOn, meeting.endsOn, locale);
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t(`link.${kind}`, { meeting: pick(meeting.title, locale).text })}</h1>
        <p className="lead">{t('link.party', { party: pick(party.names, locale).text })}</p>
        <p className="soft">{t('link.where', { city: cityName(meeting.city, locale), days })}</p>
      </div>
      <ActionForm
        action={openLinkAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale)}
        label={t('link.title')}
      >
        <p>{t('link.how', { email: maskedEmail })}</p>
        <div className="actions">
          <SubmitButton big>{t('link.send')}</SubmitButton>
        </div>
      </ActionForm>
      <p className="soft small">{t('link.forwarded')}</p>
    </div>
  );
}
