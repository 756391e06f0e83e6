import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { PersonName } from '@/components/ui/person-name';
import { Status, type StatusShape } from '@/components/ui/status';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import type { ErasureRequestStatus } from '@/lib/core/prisma/enums';
import { formatInstant } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { approveErasureAction, decideErasureAction } from '@/lib/privacy/actions';
import type { ErasureLine } from '@/lib/privacy/queries/erasures';
import { getTranslations } from '@/lib/i18n/words';
import styles from '@/components/privacy/privacy.module.css';

const shapes: Record<ErasureRequestStatus, StatusShape> = {
  OPEN: 'ask',
  PROPOSED: 'half',
  DONE: 'done',
  REFUSED: 'no',
  TAKEN_BACK: 'shut',
};

interface ErasureEntryProps {
  request: ErasureLine;
  isProposer: boolean;
  locale: Locale;
}

/** One request: whose, what it would touch, what was decided; the forms of those who decide. */
export async function ErasureEntry({ request, isProposer, locale }: ErasureEntryProps) {
  const t = await getTranslations('privacy');
  const registration = await getTranslations('registration.status');
  const form = { words: formWords(locale, 'privacy'), done: t('erasures.done') };
  const { id, status, report } = request;
  const counts = Object.values(report?.erased ?? {});
  return (
    <article className="stack">
      <h3>
        {status === 'DONE' ? (
          t('erasures.erasedPerson')
        ) : (
          <PersonName given={request.givenName} surname={request.surname} inList={false} />
        )}
      </h3>
      <p>
        <Status shape={shapes[status]}>{t(`erasures.status.${status}`)}</Status>.{' '}
        {t('erasures.asked', { date: formatInstant(request.at, locale) })}
      </p>
      {(request.meetings ?? []).length > 0 ? (
        <p className="small">
          {t('erasures.meetings', {
            list: formatList(
              (request.meetings ?? []).map(({ title, party, status: stands }) =>
                t('erasures.registration', {
                  meeting: pick(title, locale).text,
                  party: pick(party, locale).text,
                  status: registration(stands as 'CONFIRMED'),
                }),
              ),
              locale,
            ),
          })}
        </p>
      ) : null}
      {status === 'OPEN' ? (
        <ActionForm {...form} action={decideErasureAction} idempotencyKey={newIdempotencyKey()}>
          <HiddenField name="erasure" value={id} />
          <TextArea name="reason" rows={2} maxLength={1000} />
          <div className="actions">
            <SubmitButton kind="grave" name="decision" value="ERASE">
              {t('erasures.erase')}
            </SubmitButton>
            <SubmitButton kind="plain" name="decision" value="REFUSE">
              {t('erasures.refuse')}
            </SubmitButton>
          </div>
        </ActionForm>
      ) : null}
      {status === 'PROPOSED' ? (
        <>
          <p>
            {t('erasures.proposal', {
              name: request.proposer ?? '',
              decision: t(request.erases ? 'erasures.erase' : 'erasures.refuse'),
            })}
          </p>
          <ul className={styles.list}>
            {request.overrides.map((override) => (
              <li key={override}>{t(`erasures.override.${override}`)}</li>
            ))}
          </ul>
          <blockquote>{request.reason}</blockquote>
          {isProposer ? (
            <p className="soft">{t('erasures.waits')}</p>
          ) : (
            <ActionForm {...form} action={approveErasureAction} idempotencyKey={newIdempotencyKey()}>
              <HiddenField name="erasure" value={id} />
              <div className="actions">
                <SubmitButton kind="grave" name="answer" value="APPROVE">
                  {t('erasures.approve')}
                </SubmitButton>
                <SubmitButton kind="plain" name="answer" value="SEND_BACK">
                  {t('erasures.sendBack')}
                </SubmitButton>
              </div>
            </ActionForm>
          )}
        </>
      ) : null}
      {status === 'DONE' && report ? (
        <>
          <p>{t('erasures.went', { count: counts.reduce((sum, count) => sum + count, 0), tables: counts.length })}</p>
          {report.kept.length > 0 ? (
            <>
              <p>{t('erasures.kept')}</p>
              <ul className={styles.list}>
                {report.kept.map(({ what, ground, count }) => (
                  <li key={what}>
                    {t(`mine.tables.${what as 'Person'}`)} ({count}).{' '}
                    <span className="soft">{t(`ground.${ground}`)}</span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      ) : null}
      {status === 'REFUSED' ? <blockquote>{request.reason}</blockquote> : null}
    </article>
  );
}
