import { ActionForm } from '@/components/form/action-form';
import { RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { placeOf } from '@/components/clearing/place';
import { TextChanges } from '@/components/ui/text-changes';
import type { MeetingScope } from '@/lib/auth/scope';
import { disposeAction } from '@/lib/clearing/actions';
import { sentenceKey, type CommentRow, type StandingText } from '@/lib/clearing/queries/comments';
import { DispositionKind } from '@/lib/core/prisma/enums';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { diffWords, forReading } from '@/lib/recommendations/model/words';

interface CommentWorkProps {
  comment: CommentRow;
  /** Number of the version that was commented on; null where none was kept. */
  version: number | null;
  standing: StandingText | null;
  /** Its form is open. */
  isAsked: boolean;
  /** The filters of the page, as they stand in its address. */
  kept: URLSearchParams;
  here: string;
  scope: MeetingScope;
  locale: Locale;
}

/** The sentence as it was read beside what it has become, and the form for a disposition: a link opens one form at a time. */
export async function CommentWork({
  comment,
  version,
  standing,
  isAsked,
  kept,
  here,
  scope,
  locale,
}: CommentWorkProps) {
  const t = await getTranslations('clearing');
  const { slug, languages } = scope.meeting;
  const { sentence, dispositions, withdrawnAt } = comment;
  const now = standing?.sentences.get(sentenceKey(sentence));
  const read = version === null ? t('comment.sentence') : t('comment.sentenceOf', { number: version });
  const changed = version === null ? t('comment.changed') : t('comment.changedSince', { number: version });
  const [last] = dispositions;
  const isAccepted = last?.kind === 'ACCEPTED' || last?.kind === 'ACCEPTED_IN_PART';
  const link = new URLSearchParams([...kept, ['reply', comment.id]]);
  return (
    <>
      <details open={isAsked || undefined}>
        <summary>{now === undefined ? t('comment.gone') : now === sentence.text ? read : changed}</summary>
        <p className="serif" lang={sentence.language} dir={directionOf(sentence.language)}>
          {now === undefined || now === sentence.text ? (
            sentence.text
          ) : (
            <TextChanges
              pieces={forReading(diffWords(sentence.text, now, sentence.language))}
              lang={sentence.language}
            />
          )}
        </p>
        {now === sentence.text ? <p className="small soft">{t('comment.same')}</p> : null}
      </details>
      {isAccepted && sentence.kind !== 'FIGURE' ? (
        <p>
          <Link href={`/manage/${slug}/highlights?edit=${sentence.blockId}#block-${sentence.blockId}`}>
            {t('manage.editBlock')}
          </Link>
        </p>
      ) : null}
      {withdrawnAt ? null : isAsked ? (
        <ActionForm
          action={disposeAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'clearing')}
          meeting={slug}
          label={t('manage.replyTo', {
            delegation: pick(comment.delegation.names, locale).text,
            place: placeOf(sentence, t),
          })}
        >
          <HiddenField name="comment" value={comment.id} />
          <HiddenField name="seen" value={last?.number ?? 0} />
          <RadioGroup
            name="kind"
            choices={Object.values(DispositionKind).map((value) => ({ value, label: t(`disposition.${value}`) }))}
            defaultValue={last?.kind}
          />
          <SelectField
            name="writtenIn"
            choices={languages.map((value) => ({ value, label: languageName(value, locale) }))}
            defaultValue={languages.includes(comment.writtenIn) ? comment.writtenIn : languages[0]}
          />
          <TextArea name="reply" rows={3} maxLength={3000} />
          <div className="actions">
            <SubmitButton>{t('manage.save')}</SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <p>
          <a href={`${here}?${link.toString()}#comment-${comment.id}`}>
            {last ? t('manage.again') : t('manage.reply')}
            <span className="vh">
              : {pick(comment.delegation.names, locale).text}, {placeOf(sentence, t)}
            </span>
          </a>
        </p>
      )}
    </>
  );
}
