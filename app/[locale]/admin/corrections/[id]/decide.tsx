import type { ReactNode } from 'react';

import { Comparison } from '@/components/corrections/comparison';
import type { FactWords } from '@/components/directory/fact-words';
import { ActionForm } from '@/components/form/action-form';
import { FieldAnchor } from '@/components/form/field-anchor';
import { HiddenField } from '@/components/form/hidden-field';
import { SeenFields } from '@/components/form/seen-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/ui/notice';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { acceptCorrectionAction, answerCorrectionAction } from '@/lib/corrections/actions';
import { proposedValues, valuesToCarryOut } from '@/lib/corrections/model';
import type { ListedCorrection } from '@/lib/corrections/queries';
import { differences, type FactValues } from '@/lib/directory/model/facts';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface DecideProps {
  correction: ListedCorrection;
  /** What stands now; null where nothing does. */
  standing: FactValues | null;
  /** The entry it is about has been taken out since. */
  isGone: boolean;
  grounds: ReactNode;
  words: FactWords;
  locale: Locale;
}

/** What stands now beside what is proposed, with the two answers there are. */
export async function Decide({ correction, standing, isGone, grounds, words, locale }: DecideProps) {
  const [t, directory] = await Promise.all([getTranslations('corrections'), getTranslations('directory')]);
  const form = { words: formWords(locale, 'directory', 'corrections') };
  const now = standing ?? {};
  const moved = isGone ? [] : differences(correction.seen, now);
  const seen = Object.fromEntries(Object.entries(now).map(([name, value]) => [`values.${name}`, value]));
  return (
    <>
      {isGone ? (
        <Notice kind="late" level={2} title={t('one.gone')}>
          <p>{t('one.goneText', { entry: words.line(correction.what, correction.seen) })}</p>
        </Notice>
      ) : null}
      {moved.length > 0 ? (
        <Notice kind="ask" level={2} title={t('one.moved')}>
          <p>{t('one.movedText')}</p>
          <ul className="points">
            {moved.map((name) => (
              <li key={name}>
                {directory.rich('history.field', {
                  label: directory(`fields.values.${name}.label`),
                  v: () => <bdi>{words.value(name, now[name] ?? '')}</bdi>,
                })}{' '}
                <span className="soft">
                  ({t('one.then')} <bdi>{words.value(name, correction.seen[name] ?? '')}</bdi>)
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {isGone ? null : (
        <section className="sec stack" aria-labelledby="accept">
          <h2 id="accept">{t('one.compare')}</h2>
          <ActionForm
            {...form}
            action={acceptCorrectionAction}
            idempotencyKey={newIdempotencyKey()}
            label={t('one.accept')}
            className="stack"
          >
            <HiddenField name="correction" value={correction.id} />
            <SeenFields values={seen}>
              {correction.removes ? (
                <p>
                  <FieldAnchor name="remove" />
                  {t('removes')} <del>{words.line(correction.what, now)}</del>
                </p>
              ) : (
                <Comparison
                  before={now}
                  after={proposedValues(valuesToCarryOut(correction, now))}
                  words={words}
                  locale={locale}
                  anchors
                />
              )}
            </SeenFields>
            <div className="stack-s">
              <FieldAnchor name="begins" />
              <FieldAnchor name="source" />
              {grounds}
            </div>
            <TextArea name="answer" label={t('one.note')} optional rows={2} />
            <p className="small soft">{t('one.effect')}</p>
            <div className="actions">
              <SubmitButton>{t('one.accept')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
      <section className="sec stack" aria-labelledby="answer">
        <h2 id="answer">{t('one.leave')}</h2>
        <ActionForm
          {...form}
          action={answerCorrectionAction}
          idempotencyKey={newIdempotencyKey()}
          label={t('one.leave')}
          className="stack"
        >
          <HiddenField name="correction" value={correction.id} />
          <TextArea name="answer" rows={3} />
          <div className="actions">
            <SubmitButton kind="plain">{t('one.sendAnswer')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
    </>
  );
}
