import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { BlockContent } from '@/components/outcome/block-content';
import { WayBack } from '@/components/outcome/way-back';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { formatDayRange } from '@/lib/i18n/dates';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { signAsChairAction, signLanguageAction } from '@/lib/outcome/actions';
import { firstNotes } from '@/lib/outcome/model/blocks';
import { plainText } from '@/lib/outcome/model/marks';
import { capacities } from '@/lib/outcome/model/signatures';
import { isDraft } from '@/lib/outcome/policy';
import { listColumnNames } from '@/lib/outcome/queries';
import type { Signing } from '@/lib/outcome/queries/signing';

interface TextToSignProps {
  signing: Signing;
  language: string;
  scope: MeetingScope;
  locale: Locale;
}

/** Everything that is signed with one language: the head, the text to the letter and the way back of each commitment; and the signature under it. */
export async function TextToSign({ signing, language, scope, locale }: TextToSignProps) {
  const [t, page, columnNames] = await Promise.all([
    getTranslations('outcome.sign'),
    getTranslations('outcome.page'),
    listColumnNames(locale),
  ]);
  const { meeting, authentic } = signing;
  const { slug } = scope.meeting;
  const hash = signing.hashes[language] ?? '';
  const name = languageName(language, locale);
  const isOpen = isDraft(signing.state) && signing.state !== 'CLEARANCE' && signing.gaps === 0;
  const isSigned = (capacity: (typeof capacities)[number]) =>
    signing.signatures.some((one) => one.isStanding && one.language === language && one.capacity === capacity);
  const mine = capacities.filter((capacity) =>
    capacity === 'CHAIR' ? can(scope, 'outcome.sign-as-chair') : signing.mine.includes(language),
  );
  const notes = firstNotes(signing.blocks, language);
  const tongue = { lang: language, dir: directionOf(language) };
  return (
    <section className="sec stack" aria-labelledby="text">
      <h2 id="text">{t('textOf', { language: name })}</h2>
      <p className="small soft hash">{t('textHash', { hash })}</p>
      <p className="small">
        {t('head', {
          meeting: pick(meeting.title, language).text,
          place: cityName(meeting.city, locale),
          days: formatDayRange(meeting.startsOn, meeting.endsOn, locale),
          languages: formatList(
            authentic.map((one) => languageName(one, locale)),
            locale,
          ),
        })}
      </p>
      <div className="doc">
        <Heading level={0} {...tongue}>
          {signing.title[language as Locale] ?? ''}
        </Heading>
        {signing.blocks.map((block, index) =>
          block.kind === 'HEADING' ? (
            <Heading key={block.id} level={block.level ?? 1} {...tongue}>
              {block.label === null ? null : `${block.label}. `}
              {plainText(block.content[language] ?? [])}
            </Heading>
          ) : (
            <div key={block.id} className="para">
              <span className="pn">{block.number}</span>
              <BlockContent
                content={block.content[language]}
                shape={block.shape}
                language={language}
                label={page('table', { number: block.number ?? 0 })}
                id={`${block.id}-${language}`}
                noteLabel={(note) => page('note', { number: note })}
                firstNote={notes[index] ?? 1}
              />
              {block.recommendation ? (
                <p className="way">
                  {page('recommendation', {
                    symbol: block.recommendation.symbol,
                    revision: block.recommendation.revision,
                  })}
                </p>
              ) : null}
              {block.commitment ? (
                <div className="way">
                  <WayBack
                    commitment={block.commitment}
                    meeting={{ slug, zone: signing.meeting.zone, topK: scope.meeting.topK }}
                    columnNames={columnNames}
                  />
                </div>
              ) : null}
            </div>
          ),
        )}
      </div>
      {!isOpen
        ? null
        : mine.map((capacity) =>
            isSigned(capacity) ? (
              <p key={capacity}>{t(`signed.${capacity}`, { language: name })}</p>
            ) : (
              <ActionForm
                key={capacity}
                action={capacity === 'CHAIR' ? signAsChairAction : signLanguageAction}
                idempotencyKey={newIdempotencyKey()}
                words={formWords(locale, 'outcome')}
                meeting={slug}
                label={t(`sign.${capacity}`, { language: name })}
              >
                <HiddenField name="language" value={language} />
                <HiddenField name="hash" value={hash} />
                <p>{t('signText')}</p>
                <div className="actions">
                  <SubmitButton>{t(`sign.${capacity}`, { language: name })}</SubmitButton>
                </div>
              </ActionForm>
            ),
          )}
    </section>
  );
}

/** A heading within the text, one step below the section that shows it. */
function Heading({
  level,
  children,
  ...tongue
}: {
  level: number;
  children: ReactNode;
  lang: string;
  dir: 'ltr' | 'rtl';
}) {
  const Tag = level <= 0 ? 'h3' : level === 1 ? 'h4' : level === 2 ? 'h5' : 'h6';
  return <Tag {...tongue}>{children}</Tag>;
}
