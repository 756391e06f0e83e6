import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDate } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { takePaperAction } from '@/lib/papers/actions';
import { reasonWritten } from '@/lib/papers/policy';
import { listOwnPapers } from '@/lib/papers/queries/own';
import type { RegistrationDetail } from '@/lib/registration/queries';

interface OwnPapersProps {
  scope: MeetingScope;
  registration: Pick<RegistrationDetail, 'id' | 'personId'>;
  isOwn: boolean;
  locale: Locale;
}

/** Letters and certificates of one person: those issued, those they may make themselves, and what the others wait for. */
export async function OwnPapers({ scope, registration, isOwn, locale }: OwnPapersProps) {
  if (!can(scope, 'paper.read', { personId: registration.personId })) return null;
  const [t, own] = await Promise.all([getTranslations('papers'), listOwnPapers(scope, registration)]);
  const whyOf = (reason: string | null) => {
    const why = reasonWritten(reason);
    return why ? t(`letters.why.${why}`) : (reason ?? '');
  };
  const { papers, mayTake, notYet } = own;
  const { slug, zone } = scope.meeting;
  return (
    <section className="sec stack" aria-labelledby="papers">
      <h2 id="papers">{t(isOwn ? 'own.title' : 'own.titleOther')}</h2>
      <p className="small soft">{papers.length > 0 || mayTake.length > 0 ? t('own.lead') : t('own.none')}</p>
      {/* The form goes when the paper is there: the list says so. */}
      <div className="stack" aria-live="polite">
        {papers.map(({ id, kind, issuedAt, code, revokedAt, revokedReason }) => (
          <div key={id}>
            <a href={`/api/meetings/${slug}/papers/${id}`}>
              {t('letters.issued', { kind: t(`kind.${kind}`), date: formatDate(issuedAt, locale, zone) })}
            </a>
            <div className="num small">{t('own.code', { code })}</div>
            {revokedAt ? (
              <div className="small">
                {t('letters.revoked', {
                  date: formatDate(revokedAt, locale, zone),
                  reason: whyOf(revokedReason),
                })}
              </div>
            ) : null}
          </div>
        ))}
      </div>
      {mayTake.map((kind) => (
        <ActionForm
          key={kind}
          action={takePaperAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'papers')}
          meeting={slug}
          label={t(`own.make.${kind}`)}
          done={t('own.done')}
        >
          <HiddenField name="registration" value={registration.id} />
          <HiddenField name="kind" value={kind} />
          <SubmitButton kind="plain">{t(`own.make.${kind}`)}</SubmitButton>
        </ActionForm>
      ))}
      {notYet.map(({ kind, missing }) => (
        <p key={kind} className="small soft">
          {t(`own.notYet.${missing === 'not_confirmed' ? 'not_confirmed' : 'not_attended'}`, {
            kind: t(`kind.${kind}`),
          })}
        </p>
      ))}
    </section>
  );
}
