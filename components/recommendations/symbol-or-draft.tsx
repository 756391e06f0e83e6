import { Sym } from '@/components/ui/sym';
import { useTranslations } from '@/lib/i18n/words';

/** AFR/3, or the word "Draft" where no number has been given yet. */
export function SymbolOrDraft({ symbol }: { symbol: string | null }) {
  const t = useTranslations('recommendations');
  return symbol ? <Sym>{symbol}</Sym> : <span className="soft">{t('draft')}</span>;
}
