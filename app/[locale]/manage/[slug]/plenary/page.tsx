import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { LiveRefresh } from '@/components/live/live-refresh';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { meetingPage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { clearAction, orderAction, showAction } from '@/lib/plenary/actions';
import { isDecidable, nextOf, standing } from '@/lib/plenary/model/sitting';
import { listAmendments } from '@/lib/plenary/queries/amendments';
import { listPlenary } from '@/lib/plenary/queries/list';
import { listSpokenFor, readRoom } from '@/lib/plenary/queries/room';
import { CurrentItem } from './current-item';
import { ItemSettings, Rules } from './item-settings';
import { ScreenHolder } from './screen-holder';
import { Speakers } from './speakers';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plenary'))('title') };
}

/** The order of the plenary and what is on its screen: for the secretariat, and for whoever runs the screen. */
export default async function ManagePlenaryPage({ params }: Props) {
  const { locale, slug } = await params;
  const scope = await meetingPage(slug, {
    locale,
    permission: 'plenary.show',
    here: `/${locale}/manage/${slug}/plenary`,
  });
  const [t, items, room, spokenFor] = await Promise.all([
    getTranslations('plenary'),
    listPlenary(scope, { all: true }),
    readRoom(scope),
    listSpokenFor(scope),
  ]);
  const current = items.find(({ onScreenSince }) => onScreenSince !== null);
  const amendments = current ? await listAmendments(scope, current.id) : [];
  const words = formWords(locale, 'plenary');
  const isOpen = isEditable(scope.meeting.phase);
  const frame = { words, meeting: slug };
  return (
    <div className="stack-l">
      <div className="head">
        <div className="row">
          <h1>{t('title')}</h1>
          <Link className="push" href={`/meetings/${slug}/plenary/screen`}>
            {t('toScreen')}
          </Link>
        </div>
        {isOpen ? <p className="soft">{t('manage.lead')}</p> : null}
        <p className="small soft">{t('standing', standing(items.map(({ status }) => status)))}</p>
      </div>
      {items.length === 0 ? (
        <EmptyState
          title={t('manage.empty')}
          level={2}
          action={<Link href={`/manage/${slug}/recommendations`}>{t('manage.toBoard')}</Link>}
        />
      ) : (
        <>
          {isOpen ? <ScreenHolder room={room} scope={scope} locale={locale} /> : null}
          {current ? (
            <CurrentItem
              item={current}
              next={nextOf(items, current)}
              amendments={amendments}
              room={room}
              scope={scope}
              locale={locale}
            />
          ) : null}
          {isOpen ? <Speakers room={room} spokenFor={spokenFor} scope={scope} locale={locale} /> : null}
          <DataTable
            caption={t('manage.screen')}
            rows={items}
            rowKey={({ id }) => id}
            isSelected={({ onScreenSince }) => onScreenSince !== null}
            cards
            columns={[
              {
                key: 'place',
                head: t('manage.order'),
                numeric: true,
                cell: ({ position }) => position ?? t('manage.noPlace'),
              },
              {
                key: 'symbol',
                head: t('symbol'),
                isRowHead: true,
                cell: ({ id, symbol }) => (
                  <Link href={`/meetings/${slug}/recommendations/${id}`}>
                    <SymbolOrDraft symbol={symbol} />
                  </Link>
                ),
              },
              {
                key: 'text',
                head: t('text'),
                cell: ({ text, source }) => (
                  <span className="serif small">
                    <Localized text={text} source={source} fallback="short" />
                  </span>
                ),
              },
              { key: 'state', head: t('state'), cell: ({ status }) => <RecommendationStatus status={status} /> },
              {
                key: 'screen',
                head: t('manage.screen'),
                cell: ({ id, symbol, status, position, onScreenSince }) =>
                  onScreenSince ? (
                    <Status shape="ask">{t('onScreen')}</Status>
                  ) : position === null || !isOpen ? null : (
                    <ActionForm
                      {...frame}
                      action={showAction}
                      idempotencyKey={newIdempotencyKey()}
                      label={t('manage.showOf', { symbol: symbol ?? '' })}
                    >
                      <HiddenField name="recommendation" value={id} />
                      <SubmitButton
                        kind={isDecidable(status) ? 'plain' : 'link'}
                        label={t('manage.showOf', { symbol: symbol ?? '' })}
                      >
                        {t('manage.show')}
                      </SubmitButton>
                    </ActionForm>
                  ),
              },
            ]}
          />
          {current ? (
            <ActionForm {...frame} action={clearAction} idempotencyKey={newIdempotencyKey()} label={t('manage.clear')}>
              <SubmitButton kind="plain">{t('manage.clear')}</SubmitButton>
            </ActionForm>
          ) : null}
          {can(scope, 'plenary.set-item') && isOpen ? (
            <ItemSettings
              items={items.filter(({ position, status }) => position !== null && isDecidable(status))}
              scope={scope}
              locale={locale}
            />
          ) : null}
          {can(scope, 'plenary.order') && isOpen ? <Rules room={room} slug={slug} locale={locale} /> : null}
          {can(scope, 'plenary.order') && isOpen ? (
            <section aria-labelledby="order">
              <h2 id="order">{t('manage.order')}</h2>
              <p className="small soft">{t('manage.orderNote')}</p>
              <ActionForm
                {...frame}
                key={items.map(({ id, position }) => `${id}${position}`).join()}
                action={orderAction}
                idempotencyKey={newIdempotencyKey()}
                label={t('manage.order')}
                done={t('manage.orderSaved')}
              >
                {items.map(({ id, symbol, position }, index) => (
                  <TextField
                    key={id}
                    name={`positions.${id}`}
                    label={t('manage.placeOf', { symbol: symbol ?? '' })}
                    width="s"
                    inputMode="numeric"
                    optional
                    defaultValue={String(position ?? index + 1)}
                  />
                ))}
                <div className="actions">
                  <SubmitButton>{t('manage.saveOrder')}</SubmitButton>
                </div>
              </ActionForm>
            </section>
          ) : null}
        </>
      )}
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['plenary', 'screen', 'decision', 'recommendation', 'amendment', 'speaker']}
        lost={t('live.lost')}
      />
    </div>
  );
}
