import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { PageShell } from '@/components/shell/page-shell';
import { redeemCodeAction } from '@/lib/auth/actions';
import { findSampleCode } from '@/lib/auth/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ r?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('code.title') };
}

export default async function CodePage({ params, searchParams }: Props) {
  const [{ locale }, { r }, t] = await Promise.all([params, searchParams, getTranslations('auth')]);
  const request = typeof r === 'string' ? r : '';
  const sampleCode = await findSampleCode(request);
  return (
    <PageShell>
      <div className="stack-l">
        <div className="head">
          <h1>{t('code.title')}</h1>
          <p className="lead">{t('code.lead')}</p>
        </div>
        {sampleCode ? (
          <div className="note">
            <p>{t('code.outbox', { code: sampleCode })}</p>
          </div>
        ) : null}
        <ActionForm
          action={redeemCodeAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'auth')}
          label={t('code.title')}
        >
          <HiddenField name="request" value={request} />
          <TextField name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={12} width="code" />
          <div className="actions">
            <SubmitButton>{t('code.submit')}</SubmitButton>
            <Link href="/sign-in">{t('code.again')}</Link>
          </div>
        </ActionForm>
      </div>
    </PageShell>
  );
}
