import 'server-only';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { locales } from '@/lib/i18n/routing';
import { sealBundle, sittingsOf, type Bundle, type Issue, type PlenaryRecord } from '../model/record';
import { minutesFile, minutesFormats } from './minutes-file';

/** What a paper of a record is called. */
export const minutesName = ({ meeting }: PlenaryRecord, day: string, language: string, format: string): string =>
  `${meeting.code}-plenary-${day}-${language}.${format}`;

/** The bundle of a record as its canonical JSON: the record, its hash, its days, and the hashes of the minutes in every language and format. */
export async function makeBundle(record: PlenaryRecord, issue: Issue | null = null): Promise<string> {
  const files: Bundle['files'] = [];
  for (const day of sittingsOf(record))
    for (const language of locales)
      for (const format of minutesFormats)
        files.push({
          name: minutesName(record, day, language, format),
          sha256: sha256(await minutesFile(record, day, language, format)),
        });
  return canonicalJson(sealBundle(record, files, issue));
}
