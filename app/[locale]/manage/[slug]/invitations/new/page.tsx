import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { localeChoices } from '@/components/registration/choices';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSearch, FilterSelect } from '@/components/ui/filters';
import { KeysetPages } from '@/components/ui/keyset-pages';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { protocolOrder } from '@/lib/delegations/model';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { draftInvitationsAction } from '@/lib/inviting/actions';
import { listParties, listPartyFacets } from '@/lib/inviting/queries/parties';
import { letterKinds, partiesShown, partyFiltersSchema } from '@/lib/inviting/schema';
import { CreateInvitationForm } from './create-invitation-form';
import { PartyTable } from './party-table';
import { TermsBar } from './terms-bar';
import { isEditable } from '@/lib/meetings/policy';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inviting'))('choose.title') };
}

/** Parties of the directory to choose from, by filters in the address; those ticked are drafted on the same terms. */
export default async function ChoosePartiesPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t, kinds] = await Promise.all([
    params,
    searchParams,
    getTranslations('inviting'),
    getTranslations('delegations.kind'),
  ]);
  const here = `/${locale}/manage/${slug}/invitations/new`;
  const scope = await meetingPage(slug, { locale, permission: 'invitation.create', here });
  const filters = partyFiltersSchema.parse(query);
  const [{ rows, total, invited, next }, facets] = await Promise.all([
    listParties(scope, filters, locale),
    listPartyFacets(scope),
  ]);
  // A closed meeting invites nobody any more: its list is for reading.
  const free = isEditable(scope.meeting.phase) ? rows.filter(({ invitation }) => invitation === null) : [];
  const named = <T extends { code: string; names: Parameters<typeof pick>[0] }>(list: readonly T[]) =>
    list.map(({ code, names }) => ({ value: code, label: pick(names, locale).text }));
  const words = formWords(locale, 'inviting');

  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/invitations`}>{t('choose.back')}</Link>
        </p>
        <h1>{t('choose.title')}</h1>
        <p className="soft">{t('choose.lead')}</p>
      </div>
      <div>
        <Filters
          label={t('choose.filter')}
          clear={here}
          isFiltered={Object.entries(filters).some(([name, value]) => name !== 'after' && value)}
          applied={t('choose.applied', { count: total, invited })}
        >
          <FilterSearch name="q" label={t('choose.search')} value={filters.q} />
          <FilterSelect
            name="kind"
            label={t('list.kind')}
            any={t('list.anyKind')}
            value={filters.kind}
            choices={protocolOrder.map((value) => ({ value, label: kinds(value) }))}
          />
          <FilterSelect
            name="region"
            label={t('choose.region')}
            any={t('choose.anyRegion')}
            value={filters.region}
            choices={named(facets.regions)}
          />
          <FilterSelect
            name="theme"
            label={t('choose.theme')}
            any={t('choose.anyTheme')}
            value={filters.theme}
            choices={named(facets.themes)}
          />
          <FilterSelect
            name="past"
            label={t('choose.past')}
            any={t('choose.anyPast')}
            value={filters.past}
            choices={[
              { value: 'any', label: t('choose.somePast') },
              ...facets.editions.map(({ edition, startsOn }) => ({
                value: String(edition),
                label: t('choose.edition', { number: edition, year: String(startsOn.getUTCFullYear()) }),
              })),
            ]}
          />
        </Filters>
        {rows.length === 0 ? (
          <EmptyState level={2} title={t('choose.none')}>
            {t('choose.noneText')}
          </EmptyState>
        ) : (
          <ActionForm
            action={draftInvitationsAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            meeting={slug}
            label={t('choose.terms')}
          >
            <PartyTable rows={rows} locale={locale} />
            {free.length > 0 ? (
              <TermsBar
                selected={t.raw('list.selected') as string}
                selectAll={t('list.selectAll', { count: free.length })}
                draft={t('choose.draft')}
                draftSome={t.raw('choose.draftSome') as string}
                terms={t('choose.terms')}
                languages={[{ value: 'own', label: t('choose.ownLanguage') }, ...localeChoices()]}
                letters={letterKinds.map((value) => ({ value, label: t(`letterKind.${value}`) }))}
              />
            ) : null}
            <KeysetPages here={here} filters={filters} next={next} size={partiesShown} />
          </ActionForm>
        )}
      </div>
      {free.length > 0 ? (
        <section className="sec" aria-labelledby="one">
          <h2 id="one">{t('choose.one')}</h2>
          <p className="soft">
            {t('choose.oneText')} {next || filters.after ? t('choose.oneOfThese') : null}
          </p>
          <CreateInvitationForm
            meeting={slug}
            words={words}
            idempotencyKey={newIdempotencyKey()}
            parties={free.map((party) => ({ value: party.id, label: pick(party.names, locale).text }))}
            locales={localeChoices()}
            send={t('choose.create')}
          />
        </section>
      ) : null}
    </div>
  );
}
