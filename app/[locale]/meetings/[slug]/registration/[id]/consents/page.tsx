import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Status } from '@/components/ui/status';
import { Timeline } from '@/components/ui/timeline';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { changeConsentAction, removePhotoAction, storePhotoAction } from '@/lib/privacy/actions';
import { deleteAfter, photoDays } from '@/lib/privacy/model/kinds';
import { findConsents } from '@/lib/privacy/queries/own';
import { consentKinds } from '@/lib/privacy/schema';
import { isActive } from '@/lib/registration/policy';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale; slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('consents.title'), robots: { index: false, follow: false } };
}

/** The person's portrait, and each consent asked for apart, with what was said when. */
export default async function ConsentsPage({ params }: Props) {
  const [{ locale, slug, id: named }, t, registrationWords] = await Promise.all([
    params,
    getTranslations('privacy'),
    getTranslations('registration'),
  ]);
  const id = recordId.parse(named);
  const here = `/${locale}/meetings/${slug}/registration/${id}/consents`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const found = await orNotFound(findConsents(scope, id));
  const words = formWords(locale, 'privacy');
  const form = { words, meeting: slug };
  const date = (at: Date) => formatDateTime(at, locale, scope.meeting.zone);
  const photoGoes = deleteAfter(scope.meeting.endsOn, photoDays);
  const canUpload = isActive(found.registration.status) && scope.meeting.phase !== 'CLOSED';
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('consents.title')}</h1>
        <p className="soft">{t('consents.lead')}</p>
      </div>
      <section className="sec stack" aria-labelledby="photo">
        <h2 id="photo">{t('consents.photo')}</h2>
        <p>{t('consents.photoText', { date: formatDate(photoGoes, locale, scope.meeting.zone) })}</p>
        {found.hasPhoto ? (
          <img src={`/api/meetings/${slug}/photos/${id}`} alt={t('consents.photoAlt')} width={150} height={150} />
        ) : (
          <p className="soft">{t('consents.noPhoto')}</p>
        )}
        {canUpload ? (
          <ActionForm
            {...form}
            action={storePhotoAction}
            idempotencyKey={newIdempotencyKey()}
            done={t('consents.uploaded')}
            resets
          >
            <HiddenField name="registration" value={id} />
            <FileField name="photo" accept=".jpg,.jpeg,.png,.webp" />
            <SubmitButton>{t('consents.upload')}</SubmitButton>
          </ActionForm>
        ) : null}
        {found.hasPhoto ? (
          <ActionForm {...form} action={removePhotoAction} idempotencyKey={newIdempotencyKey()}>
            <HiddenField name="registration" value={id} />
            <SubmitButton kind="plain">{t('consents.removePhoto')}</SubmitButton>
          </ActionForm>
        ) : null}
      </section>
      {consentKinds.map((kind) => {
        const given = found[kind][0]?.given ?? false;
        const title = t(`consents.${kind}.title`);
        return (
          <section key={kind} className="sec stack" id={kind} aria-labelledby={`${kind}-title`}>
            <h2 id={`${kind}-title`}>{title}</h2>
            <p>{kind === 'PUBLIC_LIST' ? registrationWords('fields.listed.label') : t('consents.PHOTOGRAPHS.text')}</p>
            <p>
              <Status shape={given ? 'done' : 'open'}>{t(given ? 'consents.given' : 'consents.notGiven')}</Status>
            </p>
            {given ? <p className="soft">{t(`consents.${kind}.withdrawn`)}</p> : null}
            <ActionForm
              {...form}
              action={changeConsentAction}
              idempotencyKey={newIdempotencyKey()}
              done={t('consents.done')}
            >
              <HiddenField name="registration" value={id} />
              <HiddenField name="kind" value={kind} />
              {given ? null : <HiddenField name="given" value="on" />}
              <SubmitButton
                kind={given ? 'plain' : 'primary'}
                label={t(given ? 'consents.withdrawOne' : 'consents.giveOne', { what: title })}
              >
                {t(given ? 'consents.withdraw' : 'consents.give')}
              </SubmitButton>
            </ActionForm>
            {found[kind].length > 0 ? (
              <>
                <h3>{t('consents.history')}</h3>
                <Timeline
                  items={found[kind].map((row, index) => ({
                    key: row.id,
                    title: t(row.given ? 'consents.historyGiven' : 'consents.historyWithdrawn', { date: date(row.at) }),
                    note: <span lang={row.locale}>{row.text}</span>,
                    state: index === 0 ? 'on' : 'was',
                  }))}
                />
              </>
            ) : null}
          </section>
        );
      })}
      <p className="small">
        <Link href={`/meetings/${slug}/registration/${id}`}>{t('travel.back')}</Link>
      </p>
    </div>
  );
}
