import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { PageShell } from '@/components/shell/page-shell';
import { createFirstAdminAction } from '@/lib/auth/actions';
import { hasAdministrator } from '@/lib/auth/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('firstRun.title') };
}

/** Exists only until there is an administrator. */
export default async function FirstRunPage({ params }: Props) {
  const [{ locale }, t, hasOne] = await Promise.all([params, getTranslations('auth'), hasAdministrator()]);
  if (hasOne) notFound();
  return (
    <PageShell>
      <div className="head">
        <h1>{t('firstRun.title')}</h1>
        <p className="lead">{t('firstRun.lead')}</p>
      </div>
      <ActionForm
        action={createFirstAdminAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'auth')}
        label={t('firstRun.title')}
      >
        <TextField name="token" autoComplete="off" spellCheck={false} />
        <TextField name="email" type="email" autoComplete="email" help="" />
        <TextField name="givenName" autoComplete="given-name" />
        <TextField name="surname" autoComplete="family-name" />
        <div className="actions">
          <SubmitButton>{t('firstRun.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </PageShell>
  );
}
