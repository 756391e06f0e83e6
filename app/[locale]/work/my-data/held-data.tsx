import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Dialog } from '@/components/ui/dialog';
import { KeyValues } from '@/components/ui/key-values';
import { Notice } from '@/components/ui/notice';
import { Timeline } from '@/components/ui/timeline';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime, formatInstant } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { requestErasureAction, takeBackErasureAction } from '@/lib/privacy/actions';
import { heldInWords } from '@/lib/privacy/held-words';
import type { HeldPart, MyData } from '@/lib/privacy/queries/my-data';
import { HandedOnFiles } from './handed-on';
import { getTranslations } from '@/lib/i18n/words';
import styles from '@/components/privacy/privacy.module.css';

interface HeldDataProps {
  data: MyData;
  isAlone: boolean;
  locale: Locale;
}

/** What is held about one person. */
export async function HeldData({ data, isAlone, locale }: HeldDataProps) {
  const t = await getTranslations('privacy');
  const { person, parts, readings, transfers, next, registrations } = data;
  const name = `${person.givenName} ${person.surname}`;
  const file = (format: string) => `/api/my-data?person=${person.id}&format=${format}&locale=${locale}`;
  return (
    <div className="stack-l">
      {isAlone ? null : <h2>{t('mine.titleOf', { name })}</h2>}
      <section className="sec stack" aria-label={t('mine.download')}>
        <h2>{t('mine.download')}</h2>
        <p>{t('mine.downloadText')}</p>
        <p className="row">
          <a className="btn" href={file('json')} download>
            {t('mine.json')}
          </a>
          <a className="btn" href={file('html')} download>
            {t('mine.html')}
          </a>
        </p>
      </section>
      {registrations.length > 0 ? (
        <section className="sec stack" aria-label={t('mine.where')}>
          <h2>{t('mine.where')}</h2>
          <ul className={styles.list}>
            {registrations.map(({ id, slug, title, party }) => (
              <li key={id}>
                {t('mine.whereFor', { meeting: pick(title, locale).text, party: pick(party, locale).text })}{' '}
                <Link href={`/meetings/${slug}/registration/${id}/travel`}>{t('travel.title')}</Link>,{' '}
                <Link href={`/meetings/${slug}/registration/${id}/consents`}>{t('consents.title')}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="sec stack" aria-label={t('mine.readings')}>
        <h2>{t('mine.readings')}</h2>
        {readings.length === 0 ? (
          <p className="soft">{t('mine.noReadings')}</p>
        ) : (
          <Timeline
            items={readings.map((reading, index) => ({
              key: `${reading.at.toISOString()} ${reading.kind} ${index}`,
              title: (
                <bdi>
                  {t('mine.reading', {
                    name: reading.by ?? t('mine.somebody'),
                    role:
                      reading.role === 'TRAVEL' || reading.role === 'LOGISTICS'
                        ? t(`roles.${reading.role}`)
                        : reading.role,
                  })}
                </bdi>
              ),
              note: (
                <>
                  {t('mine.readingDetail', {
                    kind: t(`kinds.${reading.kind}.title`),
                    meeting: pick(reading.meeting, locale).text,
                    date: formatDateTime(reading.at, locale, reading.zone),
                  })}
                  {reading.recipient ? (
                    <span className="sub">
                      {t('mine.handedTo', { recipient: reading.recipient, purpose: reading.purpose ?? '' })}
                    </span>
                  ) : null}
                </>
              ),
            }))}
          />
        )}
      </section>
      <HandedOnFiles
        transfers={transfers}
        next={next ? `/${locale}/work/my-data?person=${person.id}&after=${next}#handed-on` : undefined}
        locale={locale}
      />
      <section className="sec stack" aria-label={t('mine.held')}>
        <h2>{t('mine.held')}</h2>
        {parts.map((part) => (
          <HeldTable key={part.table} part={part} locale={locale} />
        ))}
      </section>
      <AskForErasure data={data} name={name} locale={locale} />
    </div>
  );
}

async function HeldTable({ part, locale }: { part: HeldPart; locale: Locale }) {
  const t = await getTranslations('privacy');
  return (
    <details>
      <summary>
        <b>{t(`mine.tables.${part.table as 'Person'}`)}</b>, {t('mine.count', { count: part.count })}
      </summary>
      <KeyValues
        flat
        items={[
          { key: 'what', label: t('mine.what'), value: t(`mine.purposes.${part.purpose}`) },
          { key: 'who', label: t('mine.who'), value: t(`mine.readers.${part.readers}`) },
          { key: 'long', label: t('mine.long'), value: t(`mine.retention.${part.retention}`) },
          { key: 'erasure', label: t('mine.erasure'), value: t(part.erasure === 'stays' ? 'mine.stays' : 'mine.goes') },
        ]}
      />
      {part.rows.length === 0 ? <p className="soft">{t('mine.countedOnly')}</p> : null}
      {part.rows.map((row, index) => (
        <KeyValues
          key={index}
          items={heldInWords(row, locale).map(({ column, label, value }) => ({
            key: column,
            label,
            value: <bdi style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{value}</bdi>,
          }))}
        />
      ))}
      {part.rows.length > 0 && part.rows.length < part.count ? (
        <p className="soft">{t('mine.more', { count: part.rows.length })}</p>
      ) : null}
    </details>
  );
}

async function AskForErasure({ data, name, locale }: { data: MyData; name: string; locale: Locale }) {
  const [t, common] = [await getTranslations('privacy'), await getTranslations('common')];
  const { person, request } = data;
  const isOpen = request?.status === 'OPEN' || request?.status === 'PROPOSED';
  const words = formWords(locale, 'privacy');
  return (
    <section className="sec stack" id="erasure" aria-label={t('mine.askTitle')}>
      <h2>{t('mine.askTitle')}</h2>
      {request ? (
        <Notice
          title={t(`mine.request.${request.status}`, {
            date: formatInstant(request.at, locale),
            reason: request.reason ?? '',
          })}
        />
      ) : null}
      <p>{t('mine.askText')}</p>
      {isOpen ? (
        <ActionForm action={takeBackErasureAction} idempotencyKey={newIdempotencyKey()} words={words}>
          <HiddenField name="erasure" value={request.id} />
          <SubmitButton kind="plain">{t('mine.takeBack')}</SubmitButton>
        </ActionForm>
      ) : (
        <Dialog opener={t('mine.ask')} title={t('mine.askFor', { name })} close={common('dialog.close')} kind="grave">
          <p>{t('mine.askText')}</p>
          <ActionForm
            action={requestErasureAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            done={t('mine.asked')}
          >
            <HiddenField name="person" value={person.id} />
            <SubmitButton kind="grave">{t('mine.ask')}</SubmitButton>
          </ActionForm>
        </Dialog>
      )}
    </section>
  );
}
