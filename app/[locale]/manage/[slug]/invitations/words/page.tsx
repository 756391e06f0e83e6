import type { Metadata } from 'next';
import styles from '@/components/mail/letter.module.css';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { KeyValues } from '@/components/ui/key-values';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { findLetterhead, previewWording, productWording } from '@/lib/inviting/queries/wording';
import { resetWordingAction } from '@/lib/mail/actions';
import {
  isInviting,
  isOfRegistration,
  isOfSurvey,
  purposeGroups,
  purposes,
  wordedPurposes,
  type WordedPurpose,
} from '@/lib/mail/policy';
import type { WordingPreview } from '@/lib/mail/word-mail';
import { previewPaperMail } from '@/lib/papers/queries/wording';
import { previewRegistrationMail } from '@/lib/registration/queries/wording';
import { previewSurveyMail } from '@/lib/surveys/queries/wording';
import type { MeetingScope } from '@/lib/auth/scope';
import { findOwnWording, listOwnWordings } from '@/lib/mail/queries';
import { LetterheadForm } from './letterhead-form';
import { WordingForm } from './wording-form';
import { isEditable } from '@/lib/meetings/policy';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inviting'))('wording.title') };
}

/** The words of the meeting's mails and letters, one purpose and language at a time, and the head of its letters. */
export default async function WordsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('inviting')]);
  const here = `/${locale}/manage/${slug}/invitations/words`;
  const scope = await meetingPage(slug, { locale, permission: 'mail.word', here });
  const purpose = wordedPurposes.find((known) => known === query.purpose) ?? 'invitation';
  const language = locales.find((known) => known === query.language) ?? locale;
  const [own, all, preview, letterhead] = await Promise.all([
    findOwnWording(scope, purpose, language),
    listOwnWordings(scope),
    previewOf(scope, purpose, language),
    findLetterhead(scope),
  ]);
  const shown = own ?? productWording(scope, purpose, language);
  const heading = t('wording.edit', { purpose: t(`purpose.${purpose}`), language: languageNames[language] });
  const words = formWords(locale, 'inviting');
  const isOpen = isEditable(scope.meeting.phase);
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/invitations`}>{t('choose.back')}</Link>
        </p>
        <h1>{t('wording.title')}</h1>
        <p className="soft">{t('wording.lead')}</p>
        {scope.meeting.illustrative ? <p className="soft">{t('wording.mark')}</p> : null}
      </div>
      <nav aria-label={t('wording.purposes')} className="stack">
        {groupNames.map((group) => (
          <div key={group}>
            <h2 className="small">{t(`purposeGroup.${group}`)}</h2>
            <KeyValues
              flat
              items={purposeGroups[group].map((name) => ({
                key: name,
                label: t(`purpose.${name}`),
                value: <Languages name={name} here={here} current={{ purpose, language }} own={all} />,
              }))}
            />
          </div>
        ))}
      </nav>
      <section className="sec stack" aria-labelledby="words">
        <h2 id="words">{heading}</h2>
        {isOpen ? (
          <WordingForm
            // Other words are another form; saved words start from their new version.
            key={`${purpose} ${language} ${own?.lockVersion ?? 0}`}
            meeting={slug}
            purpose={purpose}
            language={language}
            lockVersion={own?.lockVersion ?? 0}
            subject={shown.subject}
            body={shown.body}
            words={words}
            idempotencyKey={newIdempotencyKey()}
            label={heading}
            save={t('wording.save')}
            done={t('wording.saved')}
          />
        ) : null}
        {isOpen && own ? (
          <ActionForm
            action={resetWordingAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            meeting={slug}
            label={t('wording.reset')}
          >
            <HiddenField name="purpose" value={purpose} />
            <HiddenField name="language" value={language} />
            <SubmitButton kind="link">{t('wording.reset')}</SubmitButton>
          </ActionForm>
        ) : null}
        <Placeholders purpose={purpose} />
        <Preview preview={preview} language={language} locale={locale} />
      </section>
      {isOpen ? (
        <section className="sec stack" aria-labelledby="letterhead">
          <h2 id="letterhead">{t('wording.letterhead')}</h2>
          <p className="soft">{t('wording.letterheadText')}</p>
          <LetterheadForm
            meeting={slug}
            words={words}
            idempotencyKey={newIdempotencyKey()}
            values={letterhead}
            label={t('wording.letterhead')}
            save={t('wording.letterheadSave')}
            done={t('wording.letterheadSaved')}
          />
        </section>
      ) : null}
    </div>
  );
}

const groupNames = ['inviting', 'registration', 'survey', 'papers'] as const;

/** The words with the data of whom they would go to first. */
function previewOf(scope: MeetingScope, purpose: WordedPurpose, language: Locale): Promise<WordingPreview | null> {
  if (isInviting(purpose)) return previewWording(scope, purpose, language);
  if (isOfSurvey(purpose)) return previewSurveyMail(scope, purpose, language);
  return isOfRegistration(purpose)
    ? previewRegistrationMail(scope, purpose, language)
    : previewPaperMail(scope, language);
}

interface LanguagesProps {
  name: WordedPurpose;
  here: string;
  current: { purpose: WordedPurpose; language: Locale };
  own: readonly { purpose: string; locale: string }[];
}

async function Languages({ name, here, current, own }: LanguagesProps) {
  const t = await getTranslations('inviting.wording');
  return (
    <span className="row">
      {locales.map((language) => (
        <span key={language}>
          <a
            href={`${here}?purpose=${name}&language=${language}#words`}
            lang={language}
            aria-current={current.purpose === name && current.language === language ? 'page' : undefined}
          >
            {languageNames[language]}
          </a>
          {own.some((row) => row.purpose === name && row.locale === language) ? (
            <span className="soft small"> ({t('own')})</span>
          ) : null}
        </span>
      ))}
    </span>
  );
}

async function Placeholders({ purpose }: { purpose: WordedPurpose }) {
  const t = await getTranslations('inviting');
  const { placeholders, required } = purposes[purpose];
  const isRequired = (name: string) => (required as readonly string[]).includes(name);
  return (
    <details>
      <summary>{t('wording.placeholders')}</summary>
      <KeyValues
        items={placeholders.map((name) => ({
          key: name,
          label: <code>{`{${name}}`}</code>,
          value: isRequired(name) ? `${t(`placeholder.${name}`)} (${t('wording.required')})` : t(`placeholder.${name}`),
        }))}
      />
    </details>
  );
}

async function Preview(props: { preview: WordingPreview | null; language: Locale; locale: Locale }) {
  const t = await getTranslations('inviting.wording');
  const { preview, language, locale } = props;
  if (!preview) return <p className="soft">{t('noPreview')}</p>;
  return (
    <div>
      <h3>{t('preview', { party: pick(preview.party, locale).text })}</h3>
      <p>
        <b lang={language}>{preview.subject}</b>
      </p>
      <pre className={styles.letter} lang={language}>
        {preview.paragraphs.join('\n\n')}
      </pre>
    </div>
  );
}
