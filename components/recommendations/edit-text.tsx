import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { reviseAction, reviseGeneralAction } from '@/lib/recommendations/actions';
import { countSentences, isGeneralTextOpen, isRegionalTextOpen } from '@/lib/recommendations/model/recommendation';
import type { RecommendationDetail } from '@/lib/recommendations/queries';
import type { Taxonomies } from './attribute-fields';
import { RevisionForm } from './revision-form';

interface EditTextProps {
  recommendation: RecommendationDetail;
  scope: MeetingScope;
  locale: Locale;
  taxonomies: Taxonomies;
}

/** How many of the latest revisions an edit may have begun from and still be compared on the page. */
const comparable = 12;

/** The form for the next revision, for those who may write it and as long as the text is open. */
export async function EditText({ recommendation, scope, locale, taxonomies }: EditTextProps) {
  const { id, level, status, groupId, revision, revisions, units, themes, objectives, addressees, dueBy } =
    recommendation;
  const [unit] = units;
  const isRegional = level === 'REGIONAL';
  const mayWrite = isRegional
    ? can(scope, 'recommendation.draft', { ...(groupId ? { groupId } : {}) })
    : can(scope, 'general.draft');
  const isOpen = isRegional ? isRegionalTextOpen(status) : isGeneralTextOpen(status);
  if (!revision || !unit || !mayWrite || !isOpen || !isEditable(scope.meeting.phase)) return null;
  const [t, c] = await Promise.all([getTranslations('recommendations'), getTranslations('common')]);
  const sentences = countSentences(unit.source.text, unit.source.language);
  return (
    <details>
      <summary>{t('edit')}</summary>
      {sentences > 1 ? <p className="small soft">{t('sentences', { count: sentences })}</p> : null}
      <RevisionForm
        action={isRegional ? reviseAction : reviseGeneralAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'recommendations')}
        meeting={scope.meeting.slug}
        recommendation={id}
        head={{ ...revision, ...unit.source }}
        wordings={Object.fromEntries(
          revisions.slice(0, comparable).map(({ id: earlier, text, source }) => [earlier, text[source] ?? '']),
        )}
        joins={status === 'DRAFT'}
        values={{ text: unit.source.text, ...(themes[0] ? { theme: themes[0] } : {}), objectives, addressees, dueBy }}
        taxonomies={taxonomies}
        labels={{
          save: t('save', { number: revision.number + 1 }),
          saved: t('saved'),
          conflict: {
            title: t('conflict.title'),
            text: t('conflict.text'),
            byThem: t('conflict.byThem'),
            byMe: t('conflict.byMe'),
            together: t('conflict.together'),
            sameWords: t('conflict.sameWords'),
            joins: t('conflict.joins'),
            take: t('conflict.take'),
            go: t('conflict.go'),
            said: { removed: c('wordDiff.removed'), added: c('wordDiff.added'), end: c('wordDiff.end'), lang: locale },
          },
        }}
      />
    </details>
  );
}
