import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import type { MeetingScope } from '@/lib/auth/scope';
import type { PartyName } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { remarkAction, supportDraftAction } from '@/lib/room/actions';
import type { DraftDetail } from '@/lib/room/queries';

interface DraftVoicesProps {
  draft: DraftDetail;
  /** The reader's delegations in this group; none where the text is agreed. */
  own: readonly { id: string; party: PartyName }[];
  scope: MeetingScope;
  locale: Locale;
}

/** What delegations say of a draft, and for a delegate of the group the two forms to say it. */
export async function DraftVoices({ draft, own, scope, locale }: DraftVoicesProps) {
  const t = await getTranslations('room');
  const { slug, languages } = scope.meeting;
  const nameOf = ({ acronyms, names }: PartyName) => pick(acronyms, locale).text || pick(names, locale).text;
  const language = languages.includes(locale) ? locale : (languages[0] ?? 'en');
  const frame = { words: formWords(locale, 'breakouts', 'room'), meeting: slug };
  return (
    <>
      <p className="small soft">
        {t('drafts.supports', { count: draft.supports.length })}
        {draft.supports.length > 0 ? ': ' : null}
        {draft.supports
          .map(({ party, isCurrent, revision }) =>
            isCurrent ? nameOf(party) : `${nameOf(party)} (${t('drafts.supportOld', { number: revision })})`,
          )
          .join(', ')}
      </p>
      {draft.remarks.length > 0 ? (
        <details>
          <summary className="small">{t('drafts.remarks', { count: draft.remarks.length })}</summary>
          <ul className="plain small">
            {draft.remarks.map(({ id, text, language: lang, party, revision }) => (
              <li key={id}>
                <b>
                  <bdi>{nameOf(party)}</bdi>
                </b>{' '}
                <span className="soft">{t('drafts.onRevision', { number: revision })}</span>
                <br />
                <span lang={lang}>{text}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {own.map(({ id, party }) => {
        const isGiven = draft.supports.some(({ party: of, isCurrent }) => of.id === party.id && isCurrent);
        const fields = (
          <>
            <HiddenField name="recommendation" value={draft.id} />
            <HiddenField name="revision" value={draft.revision} />
            <HiddenField name="delegation" value={id} />
          </>
        );
        return (
          <div key={id}>
            <ActionForm
              {...frame}
              action={supportDraftAction}
              idempotencyKey={newIdempotencyKey()}
              label={t('drafts.supportFor', { name: nameOf(party) })}
            >
              {fields}
              <SubmitButton kind="plain" name="step" value={isGiven ? 'TAKE_BACK' : 'GIVE'}>
                {t(isGiven ? 'drafts.takeBack' : 'drafts.support')}
              </SubmitButton>
            </ActionForm>
            <details>
              <summary className="small">{t('drafts.remarkAs', { name: nameOf(party) })}</summary>
              <ActionForm
                {...frame}
                action={remarkAction}
                idempotencyKey={newIdempotencyKey()}
                label={t('drafts.remarkAs', { name: nameOf(party) })}
                done={t('drafts.remarked')}
                resets
              >
                {fields}
                <HiddenField name="language" value={language} />
                <TextArea
                  name="text"
                  label={t('drafts.remarkAs', { name: nameOf(party) })}
                  rows={2}
                  maxLength={1_000}
                  lang={language}
                />
                <SubmitButton kind="plain">{t('drafts.remark')}</SubmitButton>
              </ActionForm>
            </details>
          </div>
        );
      })}
    </>
  );
}
