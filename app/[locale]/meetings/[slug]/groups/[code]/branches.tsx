import { Fragment } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import type { Taxonomies } from '@/components/recommendations/attribute-fields';
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
import type { BranchContent } from '@/lib/room/schema';
import styles from './room.module.css';

/** What stands beside the sentence. */
const beside = ['theme', 'objectives', 'addressees', 'dueBy', 'practice', 'support', 'dissent'] as const;

interface BranchesProps {
  draft: DraftDetail;
  scope: MeetingScope;
  locale: Locale;
  taxonomies: Taxonomies;
}

/**
 * Wordings that arrived after the text had moved on: base, theirs and mine word by word, one above the other, never blended; and
 * the same of whatever else two of them say differently.
 */
export async function Branches({ draft, scope, locale, taxonomies }: BranchesProps) {
  if (draft.branches.length === 0) return null;
  const [t, r] = await Promise.all([getTranslations('room'), getTranslations('recommendations')]);
  const { slug, zone } = scope.meeting;
  const words = formWords(locale, 'room');
  return draft.branches.map(({ save, at, base, content }) => {
    const changed = (text: string) => (
      <TextChanges pieces={forReading(diffWords(base.text, text, draft.language))} lang={draft.language} />
    );
    const theirs = { ...draft, ...draft.note };
    const differing = beside.filter(
      (name) => new Set([base, theirs, content].map((one) => JSON.stringify(one[name]))).size > 1,
    );
    const labelOf = (name: (typeof beside)[number]) =>
      name === 'practice' || name === 'support' || name === 'dissent'
        ? t(`fields.${name}.label`)
        : r(`fields.${name}.label`);
    const wordsOf = (name: (typeof beside)[number], of: Pick<BranchContent, (typeof beside)[number]>) => {
      if (name === 'theme') return taxonomies.themes.find(({ value }) => value === of.theme)?.label ?? of.theme;
      if (name === 'support') return of.support && t(`supportLevel.${of.support}`);
      const value = of[name];
      return Array.isArray(value) ? value.join(', ') : value;
    };
    return (
      <div key={save} className="note ask" role="alert">
        <h3>{t('branch.title')}</h3>
        <p>{t('branch.text')}</p>
        <dl className={styles.versions}>
          <dt>{t('branch.base')}</dt>
          <dd className="serif" lang={draft.language}>
            {base.text}
          </dd>
          <dt>{t('branch.theirs')}</dt>
          <dd className="serif">{changed(draft.text)}</dd>
          <dt>{t('branch.mine', { time: formatTime(at, locale, zone) })}</dt>
          <dd className="serif">{changed(content.text)}</dd>
          {differing.map((name) => (
            <Fragment key={name}>
              <dt>{labelOf(name)}</dt>
              <dd className="small">
                {(
                  [
                    [t('branch.base'), base],
                    [t('branch.theirs'), theirs],
                    [t('branch.mine', { time: formatTime(at, locale, zone) }), content],
                  ] as const
                ).map(([label, of]) => (
                  <span key={label} className="sub">
                    <span className="soft">{t('branch.says', { which: label })}</span>{' '}
                    {wordsOf(name, of) || <span className="soft">{t('branch.nothing')}</span>}
                  </span>
                ))}
              </dd>
            </Fragment>
          ))}
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
