import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextChanges } from '@/components/ui/text-changes';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { diffWords, forReading } from '@/lib/recommendations/model/words';
import { longestText } from '@/lib/recommendations/schema';
import { endBranchAction } from '@/lib/room/actions';
import type { DraftDetail } from '@/lib/room/queries';
import styles from './room.module.css';

/** Wordings that arrived after the text had moved on: base, theirs and mine word by word, one above the other, never blended. */
export async function Branches({ draft, scope, locale }: { draft: DraftDetail; scope: MeetingScope; locale: Locale }) {
  if (draft.branches.length === 0) return null;
  const t = await getTranslations('room');
  const { slug, zone } = scope.meeting;
  const words = formWords(locale, 'room');
  return draft.branches.map(({ save, at, base, content }) => {
    const changed = (text: string) => (
      <TextChanges pieces={forReading(diffWords(base, text, draft.language))} lang={draft.language} />
    );
    return (
      <div key={save} className="note ask" role="alert">
        <h3>{t('branch.title')}</h3>
        <p>{t('branch.text')}</p>
        <dl className={styles.versions}>
          <dt>{t('branch.base')}</dt>
          <dd className="serif" lang={draft.language}>
            {base}
          </dd>
          <dt>{t('branch.theirs')}</dt>
          <dd className="serif">{changed(draft.text)}</dd>
          <dt>{t('branch.mine', { time: formatTime(at, locale, zone) })}</dt>
          <dd className="serif">{changed(content.text)}</dd>
        </dl>
        <ActionForm
          action={endBranchAction}
          idempotencyKey={newIdempotencyKey()}
          words={words}
          meeting={slug}
          label={t('branch.title')}
        >
          <HiddenField name="save" value={save} />
          <HiddenField name="base" value={draft.revision} />
          <div className="row">
            <SubmitButton kind="plain" name="choice" value="THEIRS">
              {t('branch.takeTheirs')}
            </SubmitButton>
            <SubmitButton kind="plain" name="choice" value="MINE">
              {t('branch.takeMine')}
            </SubmitButton>
          </div>
          <details>
            <summary>{t('branch.both')}</summary>
            <TextArea
              name="text"
              adoptable
              optional
              rows={4}
              maxLength={longestText}
              lang={draft.language}
              defaultValue={content.text}
            />
            <SubmitButton kind="plain" name="choice" value="BOTH">
              {t('branch.bothButton')}
            </SubmitButton>
          </details>
        </ActionForm>
      </div>
    );
  });
}
