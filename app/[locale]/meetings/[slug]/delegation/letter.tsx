import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { formatFileSize } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { deleteAfter } from '@/lib/privacy/model/kinds';
import { retentionDays } from '@/lib/privacy/model/retention-days';
import { uploadLetterAction } from '@/lib/representation/actions';
import type { LetterEntry, RepresentationDetail } from '@/lib/representation/queries';
import { getTranslations } from '@/lib/i18n/words';
import styles from './delegation.module.css';

interface LetterProps {
  delegation: RepresentationDetail;
  meeting: MeetingFrame;
  locale: Locale;
  /** Every letter handed in, newest first; empty for who may not read them. */
  letters: readonly LetterEntry[];
  mayRead: boolean;
  mayHandIn: boolean;
}

const accepted = '.pdf,.docx,.jpg,.jpeg,.png';

/** The one letter of nomination: what is there, the way to replace it, and what was there before. */
export async function Letter({ delegation, meeting, locale, letters, mayRead, mayHandIn }: LetterProps) {
  const t = await getTranslations('representation.letter');
  const { letter, party } = delegation;
  const deletedOn = deleteAfter(meeting.endsOn, retentionDays.nominationLetters);
  const date = (at: Date) => formatDateTime(at, locale, meeting.zone);
  return (
    <section className="sec" aria-labelledby="letter">
      <h2 id="letter">{t('title')}</h2>
      <div className="stack-s">
        {letter ? (
          <>
            <p>
              <a href={`/api/meetings/${meeting.slug}/nomination-letter?of=${encodeURIComponent(party.code)}`} download>
                {t('download')}
              </a>
              <span className={styles.under}>
                <bdi>{letter.name}</bdi>
              </span>
              <span className={styles.under}>
                {t('size', { type: t(`types.${kindOf(letter.type)}`), size: formatFileSize(letter.size, locale) })}
              </span>
            </p>
            <p className="small soft">{t('has', { date: date(letter.at) })}</p>
          </>
        ) : (
          <p>{t(delegation.hasLetter ? 'received' : 'none')}</p>
        )}
        {mayHandIn ? (
          <ActionForm
            key={letter?.at.getTime() ?? 0}
            action={uploadLetterAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'representation')}
            meeting={meeting.slug}
            done={t('done')}
            label={t('title')}
            resets
          >
            <HiddenField name="delegation" value={delegation.id} />
            <FileField name="letter" accept={accepted} />
            {letter ? <p className="help">{t('replaceText')}</p> : null}
            <p className={styles.hand}>
              <SubmitButton kind="plain">{t(letter ? 'replace' : 'hand')}</SubmitButton>
            </p>
          </ActionForm>
        ) : null}
        {letters.length > 1 ? (
          <details>
            <summary>{t('history')}</summary>
            <ul className="tl">
              {letters.map(({ at, by, name }, index) => (
                <li key={index} className={index === 0 ? 'on' : 'was'}>
                  <b>
                    <bdi>{name}</bdi>
                  </b>
                  {t('entry', { date: date(at), who: by ?? '' })}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
        {mayRead ? (
          <p className="small soft">
            {t('readers')} {t('deleted', { date: formatDate(deletedOn, locale, meeting.zone) })}
          </p>
        ) : null}
      </div>
    </section>
  );
}

function kindOf(type: string): 'pdf' | 'docx' | 'picture' {
  if (type === 'application/pdf') return 'pdf';
  return type.startsWith('image/') ? 'picture' : 'docx';
}
