import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { mostSheetBytes } from '@/lib/core/upload-size';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { uploadAnswersAction } from '@/lib/offline/actions';
import type { OwnResponse } from '@/lib/surveys/queries/own-response';

interface PaperLinksProps {
  own: Pick<OwnResponse, 'party' | 'status' | 'mayAnswer'>;
  slug: string;
  locale: Locale;
}

/** The questionnaire on paper, blank and with what is saved or was submitted, and as a sheet to be filled in and brought back. */
export function PaperLinks({ own: { party, status, mayAnswer }, slug, locale }: PaperLinksProps) {
  const t = useTranslations('offline.links');
  const file = `/api/meetings/${slug}/questionnaire?of=${party.code}&language=${locale}`;
  return (
    <section className="sec stack" aria-labelledby="paper">
      <h2 id="paper">{t('title')}</h2>
      <p className="small soft">{t('lead')}</p>
      <ul className="bare small">
        <li>
          <a className="line" href={file}>
            {t('blankPdf')}
          </a>
        </li>
        {mayAnswer ? (
          <li>
            <a className="line" href={`${file}&format=xlsx`}>
              {t('blankXlsx')}
            </a>
          </li>
        ) : null}
        {status === 'NONE' ? null : (
          <li>
            <a className="line" href={`${file}&answers=yes`}>
              {t(status === 'SUBMITTED' ? 'submittedPdf' : 'draftPdf')}
            </a>
          </li>
        )}
      </ul>
      {mayAnswer ? (
        <ActionForm
          action={uploadAnswersAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'offline')}
          meeting={slug}
          label={t('upload')}
        >
          <HiddenField name="delegation" value={party.delegationId} />
          <FileField name="sheet" accept=".xlsx" maxBytes={mostSheetBytes} />
          <SubmitButton kind="plain">{t('upload')}</SubmitButton>
        </ActionForm>
      ) : null}
    </section>
  );
}
