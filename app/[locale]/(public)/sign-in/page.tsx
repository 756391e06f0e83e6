import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { PageShell } from '@/components/shell/page-shell';
import { currentActor } from '@/lib/auth/actor';
import { requestSignInAction, sampleSignInAction } from '@/lib/auth/actions';
import { listSampleAccounts, type SampleAccount } from '@/lib/auth/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ next?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn.title') };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const [{ locale }, { next }, t, actor, sample] = await Promise.all([
    params,
    searchParams,
    getTranslations('auth'),
    currentActor(),
    listSampleAccounts(),
  ]);
  const words = formWords(locale, 'auth');
  const back = typeof next === 'string' ? next : undefined;
  return (
    <PageShell>
      <div className="stack-l">
        <div className="head">
          <h1>{t('signIn.title')}</h1>
          <p className="lead">{t('signIn.lead')}</p>
        </div>
        {actor ? (
          <div className="note">
            <p>{t('signIn.already', { name: actor.name ?? actor.email })}</p>
            <p>
              <Link href="/work">{t('signIn.goOn')}</Link>
            </p>
          </div>
        ) : null}
        <ActionForm
          action={requestSignInAction}
          idempotencyKey={newIdempotencyKey()}
          words={words}
          label={t('signIn.title')}
        >
          {back ? <HiddenField name="next" value={back} /> : null}
          <TextField name="email" type="email" autoComplete="email" />
          <div className="actions">
            <SubmitButton>{t('signIn.send')}</SubmitButton>
          </div>
        </ActionForm>
        {sample.length > 0 ? (
          <section className="sec" aria-labelledby="sample">
            <h2 id="sample">{t('signIn.sampleTitle')}</h2>
            <p className="soft">{t('signIn.sampleLead')}</p>
            <ul className="work">
              {sample.map((account) => (
                <li key={account.id}>
                  <span className="t">
                    <bdi>{account.name}</bdi>
                  </span>
                  <span className="m">{rolesInWords(account, t)}</span>
                  <span className="a">
                    <ActionForm action={sampleSignInAction} idempotencyKey={newIdempotencyKey()} words={words}>
                      <HiddenField name="account" value={account.id} />
                      {back ? <HiddenField name="next" value={back} /> : null}
                      <SubmitButton kind="plain">{t('signIn.sampleAs', { name: account.name })}</SubmitButton>
                    </ActionForm>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </PageShell>
  );
}

/** "focal point, RCM (GRCP-N); delegate, RCM (GRCP7)": what the person may do, and where. */
function rolesInWords(account: SampleAccount, t: Awaited<ReturnType<typeof getTranslations<'auth'>>>): string {
  const site = account.siteRole ? [t(`roles.${account.siteRole}`)] : [];
  const inMeetings = account.roles.map(({ kind, meeting, party, group }) => {
    const of = [party, group, meeting].filter((part) => part !== null).join(', ');
    return t('roleOf', { role: t(`roles.${kind}`), of });
  });
  return [...site, ...inMeetings].join(' · ');
}
