import { CommentCard } from '@/components/clearing/comment-card';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { MeetingScope } from '@/lib/auth/scope';
import { withdrawCommentAction } from '@/lib/clearing/actions';
import type { RoundSentence } from '@/lib/clearing/model/sentences';
import type { AskedRound } from '@/lib/clearing/queries/rounds';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { firstWords } from '@/lib/outcome/model/blocks';
import { plainContent } from '@/lib/outcome/model/marks';
import styles from './clearing.module.css';
import { CommentForm } from './comment-form';

interface TextToClearProps {
  round: AskedRound;
  /** Place of the sentence whose form is open; NaN where none is. */
  asked: number;
  /** Address of the round in this language. */
  here: string;
  scope: MeetingScope;
  locale: Locale;
}

/** The document as numbered paragraphs; each sentence with the way to comment on it and what was said of it. One form at a time. */
export async function TextToClear({ round, asked, here, scope, locale }: TextToClearProps) {
  const t = await getTranslations('clearing');
  const { slug, zone } = scope.meeting;
  const isOpen = round.state === 'OPEN';
  const own = new Set(round.mine.map(({ id }) => id));
  const sentence = (one: RoundSentence) => {
    const comments = round.comments.filter(({ sentence: { position } }) => position === one.position);
    const words = firstWords(plainContent(one.text), 40);
    const said = { lang: one.language, dir: directionOf(one.language) };
    return (
      <div key={one.position} id={`s-${one.position}`} className={styles.sentence}>
        <Sentence one={one} said={said} />
        {one.language === round.language ? null : <p className="small soft">{t('page.notSaid')}</p>}
        {isOpen && asked !== one.position ? (
          <a
            className={styles.act}
            href={`${here}&on=${one.position}#s-${one.position}`}
            aria-label={t('page.commentOn', { words })}
          >
            {t('page.comment')}
          </a>
        ) : null}
        {comments.length > 0 ? (
          <div className={`stack ${styles.work}`}>
            {comments.map((comment) => (
              <CommentCard key={comment.id} comment={comment} zone={zone}>
                {own.has(comment.delegation.id) && !comment.withdrawnAt ? (
                  <ActionForm
                    action={withdrawCommentAction}
                    idempotencyKey={newIdempotencyKey()}
                    words={formWords(locale, 'clearing')}
                    meeting={slug}
                    label={t('page.withdrawOf', { words })}
                  >
                    <HiddenField name="comment" value={comment.id} />
                    <SubmitButton kind="link">{t('page.withdraw')}</SubmitButton>
                  </ActionForm>
                ) : null}
              </CommentCard>
            ))}
          </div>
        ) : null}
        {isOpen && asked === one.position ? (
          <div className={styles.work}>
            <CommentForm round={round} sentence={one} words={words} here={here} scope={scope} locale={locale} />
          </div>
        ) : null}
      </div>
    );
  };
  return (
    <section className="doc" aria-label={t('page.text')}>
      {blocksOf(round.sentences).map((sentences) => {
        const [first] = sentences;
        if (!first) return null;
        return first.kind === 'HEADING' ? (
          <div key={first.position}>{sentences.map(sentence)}</div>
        ) : (
          <div key={first.position} className="para">
            <span className="pn">{first.number}</span>
            <div>{sentences.map(sentence)}</div>
          </div>
        );
      })}
    </section>
  );
}

function Sentence({ one, said }: { one: RoundSentence; said: { lang: string; dir: 'ltr' | 'rtl' } }) {
  if (one.kind !== 'HEADING')
    return (
      <p {...said} style={{ whiteSpace: 'pre-line' }}>
        {one.text}
      </p>
    );
  const text = one.label === null ? one.text : `${one.label}. ${one.text}`;
  if (one.level === 2) return <h3 {...said}>{text}</h3>;
  if (one.level === 3) return <h4 {...said}>{text}</h4>;
  return <h2 {...said}>{text}</h2>;
}

/** Sentences that stand in the same block, one after another. */
function blocksOf(sentences: readonly RoundSentence[]): RoundSentence[][] {
  const blocks: RoundSentence[][] = [];
  for (const one of sentences) {
    const last = blocks.at(-1);
    if (last?.[0]?.blockId === one.blockId) last.push(one);
    else blocks.push([one]);
  }
  return blocks;
}
