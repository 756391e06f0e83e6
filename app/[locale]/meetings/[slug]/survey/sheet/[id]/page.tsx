import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { discardSheetAction, saveSheetAction } from '@/lib/offline/actions';
import { previewSheet } from '@/lib/offline/queries/sheet';
import { ComparedTable } from './compared-table';

type Props = { params: Promise<{ locale: Locale; slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offline.preview'))('title') };
}

/** What a filled sheet would change, question by question, before anything is saved; nothing is submitted from here. */
export default async function SheetPage({ params }: Props) {
  const [{ locale, slug, id }, t] = await Promise.all([params, getTranslations('offline')]);
  const here = `/${locale}/meetings/${slug}/survey/sheet/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const preview = await orNotFound(previewSheet(scope, recordId.parse(id), locale));
  const { compared, party, isOutdated } = preview;
  const count = (outcome: string) => compared.filter((each) => each.outcome === outcome).length;
  const [changes, errors, conflicts] = [count('write'), count('error'), count('conflict')];
  const zone = scope.meeting.zone;
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/meetings/${slug}/survey?party=${party.code}`}>{t('preview.back')}</Link>
        </p>
        <h1>{t('preview.title')}</h1>
        <p className="lead">{t('preview.lead', { changes, errors, conflicts })}</p>
        <p className="soft">
          {pick(party.names, locale).text}.{' '}
          {t('preview.file', {
            name: preview.fileName,
            at: preview.madeAt ? formatDateTime(preview.madeAt, locale, zone) : '',
          })}
          . {t('preview.notSubmitted')}
        </p>
      </div>
      {isOutdated ? <Notice kind="ask" level={2} title={t('fields.sheet.other_version')} /> : null}
      {compared.length === 0 ? (
        <EmptyState level={2} title={t('preview.empty')}>
          {t('preview.emptyText')}
        </EmptyState>
      ) : (
        <ActionForm
          // A save refused because an answer has changed meanwhile shows the new one.
          key={compared.map(({ storedRevision }) => storedRevision).join('.')}
          action={saveSheetAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'offline')}
          meeting={slug}
          label={t('preview.title')}
          className="stack-l"
        >
          <HiddenField name="answerSheet" value={preview.id} />
          <HiddenField name="shownIn" value={locale} />
          <ComparedTable preview={preview} zone={zone} locale={locale} />
          {errors > 0 ? (
            <p>
              {t('preview.mend')}{' '}
              <Link href={`/meetings/${slug}/survey?party=${party.code}#paper`}>{t('preview.mendAt')}</Link>
            </p>
          ) : null}
          {changes + conflicts > 0 && !isOutdated ? (
            <div className="actions">
              <SubmitButton>{t('preview.save', { count: changes + conflicts })}</SubmitButton>
            </div>
          ) : null}
        </ActionForm>
      )}
      <ActionForm
        action={discardSheetAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'offline')}
        meeting={slug}
        label={t('preview.discard')}
      >
        <HiddenField name="answerSheet" value={preview.id} />
        <SubmitButton kind="link">{t('preview.discard')}</SubmitButton>
      </ActionForm>
    </div>
  );
}
