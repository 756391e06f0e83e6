import { Filters, FilterSearch, FilterSelect } from '@/components/ui/filters';
import {
  participantCategories,
  partyKinds,
  registrationStatuses,
  type RegistrationMatch,
} from '@/lib/registration/schema/registrations';
import { attendanceModes } from '@/lib/registration/schema/submit';
import { useTranslations } from '@/lib/i18n/words';

type Choices = readonly { value: string; label: string }[];

interface FilterFormProps {
  here: string;
  filters: RegistrationMatch;
  isFiltered: boolean;
  applied: string;
  /** Null where they are too many to choose from. */
  delegations: Choices | null;
  capacities: Choices;
  languages: Choices;
}

const marks = ['missing', 'double', 'waiting', 'changes'] as const;

/** Everything the list can be filtered by. The less common filters fold away until one of them is set. */
export function RegistrationFilterForm({ here, filters, ...props }: FilterFormProps) {
  const t = useTranslations('registration');
  const w = useTranslations('review.list');
  const kinds = useTranslations('directory.kinds');
  const { kind, category, mode, language, funded } = filters;
  const hasMore = Boolean(kind || category || mode || language || funded || marks.some((mark) => filters[mark]));
  return (
    <Filters label={t('list.filter')} clear={here} isFiltered={props.isFiltered} applied={props.applied}>
      <FilterSearch name="q" label={w('search')} value={filters.q} />
      <FilterSelect
        name="status"
        label={t('list.status')}
        any={t('list.anyStatus')}
        value={filters.status}
        choices={[
          { value: 'open', label: t('list.open') },
          ...registrationStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
        ]}
      />
      {props.delegations ? (
        <FilterSelect
          name="party"
          label={t('list.delegation')}
          any={t('list.anyDelegation')}
          value={filters.party}
          choices={props.delegations}
        />
      ) : (
        <FilterSearch name="party" label={w('delegationCode')} value={filters.party} />
      )}
      <FilterSelect
        name="capacity"
        label={t('list.capacity')}
        any={t('list.anyCapacity')}
        value={filters.capacity}
        choices={props.capacities}
      />
      <details className="more-filters" open={hasMore}>
        <summary>{w('moreFilters')}</summary>
        <div className="filters">
          <FilterSelect
            name="kind"
            label={w('kind')}
            any={w('anyKind')}
            value={kind}
            choices={partyKinds.map((value) => ({ value, label: kinds(value) }))}
          />
          <FilterSelect
            name="category"
            label={w('category')}
            any={w('anyCategory')}
            value={category}
            choices={participantCategories.map((value) => ({ value, label: w(`categories.${value}`) }))}
          />
          <FilterSelect
            name="mode"
            label={w('mode')}
            any={w('anyMode')}
            value={mode}
            choices={attendanceModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
          />
          <FilterSelect
            name="language"
            label={w('language')}
            any={w('anyLanguage')}
            value={language}
            choices={props.languages}
          />
          <FilterSelect
            name="funded"
            label={w('funded')}
            any={w('anyFunded')}
            value={funded}
            choices={[
              { value: 'yes', label: t('list.funded') },
              { value: 'no', label: t('list.own') },
            ]}
          />
          <fieldset className="marks">
            <legend>{w('more')}</legend>
            {marks.map((mark) => (
              <label key={mark} className="pick">
                <input type="checkbox" name={mark} value="1" defaultChecked={filters[mark] === '1'} />
                <span>{w(mark)}</span>
              </label>
            ))}
          </fieldset>
        </div>
      </details>
    </Filters>
  );
}
