import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import type { Disposition } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';

export type SourceChoice = {
  id: string;
  symbol: string | null;
  text: LocalizedText;
  source: string;
  revision: { id: string; number: number } | null;
  disposition?: Disposition;
  why?: string | null;
};

const dispositions = ['FULL', 'PARTIAL', 'NOTED', 'SET_ASIDE'] as const;

/** What becomes of one source: its text as it stands, a disposition, and what was kept or left. */
export async function SourceFields({ choice, mayTakeOut = false }: { choice: SourceChoice; mayTakeOut?: boolean }) {
  const t = await getTranslations('recommendations');
  const symbol = choice.symbol ?? '';
  return (
    <fieldset>
      <legend>
        <Sym>{symbol}</Sym>{' '}
        <span className="soft small">{choice.revision ? t('revision', { number: choice.revision.number }) : null}</span>
      </legend>
      <p className="serif small">
        <Localized text={choice.text} source={choice.source} fallback="short" />
      </p>
      <HiddenField name={`sources.${choice.id}.revision`} value={choice.revision?.id ?? ''} />
      <SelectField
        name={`sources.${choice.id}.disposition`}
        label={t('board.dispositionOf', { symbol })}
        width="m"
        defaultValue={choice.disposition}
        optional={mayTakeOut}
        choices={dispositions.map((value) => ({ value, label: t(`disposition.${value}`) }))}
        {...(mayTakeOut ? { none: t('board.takeOut') } : {})}
      />
      <TextField
        name={`sources.${choice.id}.why`}
        label={t('board.whyOf', { symbol })}
        optional
        maxLength={400}
        defaultValue={choice.why ?? undefined}
      />
    </fieldset>
  );
}
