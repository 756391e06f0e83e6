import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { PageShell } from '@/components/shell/page-shell';
import { redeemCodeAction, redeemLinkAction } from '@/lib/auth/actions';
import { knownBrowser, readLinkToken } from '@/lib/auth/browser';
import { findLinkRequest } from '@/lib/auth/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('link.title') };
}

/** Behind the mailed link: a button for the browser that asked, the code for every other. Looking at it changes nothing. */
export default async function LinkPage({ params }: Props) {
  const [{ locale }, t, token, browser] = await Promise.all([
    params,
    getTranslations('auth'),
    readLinkToken(),
    knownBrowser(),
  ]);
  const request = token ? await findLinkRequest(token, browser) : null;
  const words = formWords(locale, 'auth');
  return (
    <PageShell>
      <div className="stack-l">
        <div className="head">
          <h1>{t('link.title')}</h1>
        </div>
        {!request?.isOpen ? (
          <div className="note ask">
            <p>{t('link.over')}</p>
            <p>
              <Link href="/sign-in">{t('link.overDo')}</Link>
            </p>
          </div>
        ) : request.isAskingBrowser ? (
          <ActionForm
            action={redeemLinkAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            label={t('link.title')}
          >
            <p>{t('link.ready')}</p>
            <div className="actions">
              <SubmitButton>{t('link.button')}</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <ActionForm
            action={redeemCodeAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            label={t('link.title')}
          >
            <p>{t('link.elsewhere')}</p>
            <HiddenField name="request" value={request.id} />
            <TextField name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={12} width="code" />
            <div className="actions">
              <SubmitButton>{t('code.submit')}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </div>
    </PageShell>
  );
}
