import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DateField, TextField } from '@/components/form/text-field';
import { Notice } from '@/components/ui/notice';
import { Sym } from '@/components/ui/sym';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { keepVersionAction, publishAction, reopenAction, setAuthenticAction } from '@/lib/outcome/actions';
import { editionKinds } from '@/lib/outcome/model/edition';
import type { Composition } from '@/lib/outcome/queries';
import { roundsName } from '@/lib/outcome/queries/versions';
import type { ComposeWords } from './place';
import { unsignedWords } from './unsigned-words';

interface PublishSectionProps {
  composition: Composition;
  meeting: { slug: string; languages: readonly Locale[]; isEarly: boolean; zone: string };
  isSealed: boolean;
  locale: Locale;
  t: ComposeWords;
}

/** What is left before the document goes out: which languages are authentic, and the seal; or, once it is out, the way to the next publication. */
export async function PublishSection({ composition, meeting, isSealed, locale, t }: PublishSectionProps) {
  const signWords = await getTranslations('outcome.sign');
  const { slug, languages, isEarly, zone } = meeting;
  const form = { words: formWords(locale, 'outcome'), meeting: slug };
  if (isSealed)
    return (
      <section className="sec" aria-labelledby="reopen">
        <h2 id="reopen">{t('reopenTitle')}</h2>
        <p>{t('reopenText')}</p>
        <ActionForm {...form} action={reopenAction} idempotencyKey={newIdempotencyKey()} label={t('reopenTitle')}>
          <SubmitButton kind="plain">{t('reopen')}</SubmitButton>
        </ActionForm>
      </section>
    );
  const isFirst = composition.publications.length === 0;
  return (
    <>
      <section className="sec" aria-labelledby="authentic">
        <h2 id="authentic">{t('authenticTitle')}</h2>
        <p>{t('authenticText')}</p>
        <ActionForm
          {...form}
          action={setAuthenticAction}
          idempotencyKey={newIdempotencyKey()}
          label={t('authenticTitle')}
        >
          <CheckboxGroup
            name="authentic"
            choices={languages.map((value) => ({ value, label: languageName(value, locale) }))}
            defaultValue={composition.authentic}
          />
          <div className="actions">
            <SubmitButton kind="plain">{t('authenticSave')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      <section className="sec" aria-labelledby="keep">
        <h2 id="keep">{t('keepTitle')}</h2>
        <p>{t('keepText')}</p>
        <ActionForm {...form} action={keepVersionAction} idempotencyKey={newIdempotencyKey()} label={t('keepTitle')}>
          <TextField name="why" optional />
          <div className="actions">
            <SubmitButton kind="plain">{t('keep')}</SubmitButton>
          </div>
        </ActionForm>
        {composition.versions.length > 0 ? (
          <>
            <h3>{t('kept')}</h3>
            <ul>
              {composition.versions.map(({ number, at, sha256, why, rounds }) => (
                <li key={number}>
                  <Link href={`/manage/${slug}/highlights/compare?from=d${number}&to=d${number}`}>
                    {t('version', { number, date: formatDateTime(at, locale, zone), hash: sha256.slice(0, 12) })}
                  </Link>
                  {rounds.length === 0 ? null : ` · ${roundsName(rounds, locale)}`}
                  {why === '' ? null : (
                    <>
                      {' '}
                      <bdi>{why}</bdi>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
      <section className="sec" aria-labelledby="publish">
        <h2 id="publish">{t('publishTitle')}</h2>
        <p>{t('publishText')}</p>
        {isEarly ? (
          <Notice kind="ask" title={t('early')}>
            <p>{t('earlyText')}</p>
          </Notice>
        ) : null}
        {composition.gaps.length > 0 ? (
          <p className="soft">{t('publishBlocked')}</p>
        ) : composition.unsigned.length > 0 ? (
          <Notice kind="ask" title={t('publishUnsigned', { count: composition.unsigned.length })}>
            <ul>
              {composition.unsigned.map((one) => (
                <li key={`${one.language} ${one.capacity}`}>{unsignedWords(one, locale, signWords)}</li>
              ))}
            </ul>
            <p>
              <Link href={`/manage/${slug}/highlights/sign`}>{t('viewSign')}</Link>
            </p>
          </Notice>
        ) : (
          <ActionForm {...form} action={publishAction} idempotencyKey={newIdempotencyKey()} label={t('publishTitle')}>
            <p>
              <Sym>{composition.symbol}</Sym>
            </p>
            <HiddenField name="contentHash" value={composition.contentHash} />
            {isFirst ? null : (
              <>
                <RadioGroup
                  name="edition"
                  choices={editionKinds.map((value) => ({ value, label: t(`editions.${value}`) }))}
                />
                {languages.map((language) => (
                  <TextField key={language} name={`reason.${language}`} lang={language} />
                ))}
              </>
            )}
            <DateField name="embargo.date" optional />
            <TextField name="embargo.time" type="time" width="s" optional />
            <TextField name="symbol" autoComplete="off" spellCheck={false} width="m" />
            <div className="actions">
              <SubmitButton kind="grave">{t('publish')}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </section>
    </>
  );
}
