import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Decide } from '@/components/plenary/decide';
import { TimeLeft } from '@/components/plenary/time-left';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { Sym } from '@/components/ui/sym';
import { TextChanges } from '@/components/ui/text-changes';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { showAction } from '@/lib/plenary/actions';
import { isDecidable } from '@/lib/plenary/model/sitting';
import type { AmendmentRow } from '@/lib/plenary/queries/amendments';
import type { PlenaryRow } from '@/lib/plenary/queries/list';
import type { Room } from '@/lib/plenary/queries/room';
import { diffWords, forReading } from '@/lib/recommendations/model/words';
import { OpenAmendments } from './open-amendments';

interface CurrentItemProps {
  item: PlenaryRow;
  next: PlenaryRow | undefined;
  amendments: readonly AmendmentRow[];
  room: Room;
  scope: MeetingScope;
  locale: Locale;
}

/** The item on the screen: its text and time, amendments to it, the Chair's decision, and what comes next. */
export async function CurrentItem({ item, next, amendments, room, scope, locale }: CurrentItemProps) {
  const t = await getTranslations('plenary');
  const { slug, phase } = scope.meeting;
  const frame = { words: formWords(locale, 'plenary'), meeting: slug };
  const isNewer = item.shown.id !== item.revision.id;
  const [before, after] = [textIn(item.shown.text, item.source), textIn(item.text, item.source)];
  return (
    <section aria-labelledby="current" className="stack">
      <h2 id="current">
        {t('onScreen')} {item.symbol ? <Sym>{item.symbol}</Sym> : null}
      </h2>
      <p>
        <RecommendationStatus status={item.status} />
      </p>
      {item.minutes !== null && item.onScreenSince ? (
        <p>
          <TimeLeft
            begunAt={item.onScreenSince.toISOString()}
            minutes={item.minutes}
            now={room.now.toISOString()}
            locale={locale}
            labels={{ left: t.raw('time.left'), over: t.raw('time.over') }}
          />
        </p>
      ) : null}
      <p className="text serif">
        <Localized text={item.shown.text} source={item.shown.source} />
      </p>
      <p className="small soft">{t('readBack', { number: item.shown.number, hash: item.shown.hash.slice(0, 12) })}</p>
      {isNewer && isDecidable(item.status) ? (
        <Notice title={t('pin.newer', { shown: item.shown.number, number: item.revision.number })}>
          <p className="serif">
            <TextChanges pieces={forReading(diffWords(before, after, item.source))} lang={item.source} />
          </p>
          <ActionForm {...frame} action={showAction} idempotencyKey={newIdempotencyKey()} label={t('pin.show')}>
            <HiddenField name="recommendation" value={item.id} />
            <SubmitButton kind="plain">{t('pin.show')}</SubmitButton>
          </ActionForm>
        </Notice>
      ) : null}
      <p>
        <b>{t('screen.next')}</b>{' '}
        {next ? (
          <>
            {next.symbol ? <Sym>{next.symbol}</Sym> : null}{' '}
            {next.theme ? <Localized text={next.theme} fallback="silent" /> : null}
          </>
        ) : (
          t('screen.none')
        )}
      </p>
      <OpenAmendments amendments={amendments} shown={room.amendmentId} scope={scope} locale={locale} />
      {phase === 'OPEN' && can(scope, 'plenary.decide') && isDecidable(item.status) ? (
        <Decide key={item.id} item={item} hasVotes={room.voting} slug={slug} locale={locale} />
      ) : null}
    </section>
  );
}

const textIn = (text: object, language: string): string => (text as Readonly<Record<string, string>>)[language] ?? '';
