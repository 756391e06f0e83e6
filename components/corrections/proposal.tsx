import type { FactWords } from '@/components/directory/fact-words';
import { SourceName } from '@/components/directory/source-name';
import { datedFacts } from '@/lib/directory/model/facts';
import { proposedValues } from '@/lib/corrections/model';
import type { ListedCorrection } from '@/lib/corrections/queries';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

import { Comparison } from './comparison';

interface ProposalProps {
  correction: ListedCorrection;
  words: FactWords;
  locale: Locale;
}

/** What was proposed, against what stood then, on which source and why. */
export async function Proposal({ correction, words, locale }: ProposalProps) {
  const t = await getTranslations('corrections');
  return (
    <>
      {correction.removes ? (
        <p>
          {t('removes')} <del>{words.line(correction.what, correction.seen)}</del>
        </p>
      ) : (
        <Comparison before={correction.seen} after={proposedValues(correction.values)} words={words} locale={locale} />
      )}
      <Grounds correction={correction} />
    </>
  );
}

/** Since when it should hold, on which source, and why. */
export async function Grounds({ correction }: Pick<ProposalProps, 'correction'>) {
  const [t, directory] = await Promise.all([getTranslations('corrections'), getTranslations('directory')]);
  const isDated = datedFacts.includes(correction.what);
  return (
    <>
      {correction.values['together'] === 'on' ? (
        <p className="small">{directory('fields.values.together.label')}</p>
      ) : null}
      {isDated ? null : (
        <p className="small">
          {directory(correction.correction ? 'edit.modeCORRECTION' : 'edit.modeCHANGE')}
          {correction.validFrom ? `. ${directory('history.from', { day: correction.validFrom })}` : ''}
        </p>
      )}
      <p className="small">
        {directory.rich('history.sourceIs', { s: () => <SourceName source={correction.source} /> })}
        {correction.sourceOn ? ` (${directory('history.sourceOn', { day: correction.sourceOn })})` : ''}
      </p>
      {correction.why ? (
        <p className="small">
          {t('why')} <bdi>{correction.why}</bdi>
        </p>
      ) : null}
    </>
  );
}
