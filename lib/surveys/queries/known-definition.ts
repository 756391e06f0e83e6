import { definitionSchema, type SurveyDefinition } from '../model/definition';

/** Versions that a process keeps: of each meeting that is being answered, one or two. */
const mostKept = 40;
const kept = new Map<string, SurveyDefinition>();

/**
 * The definition of a published version. Versions never change, so what is kept under the hash of one holds for every reader:
 * checking a questionnaire anew with each letter that is saved takes longer than saving it.
 */
export function knownDefinition({ sha256, definition }: { sha256: string; definition: unknown }): SurveyDefinition {
  const known = kept.get(sha256);
  if (known) return known;
  const read = definitionSchema.parse(definition);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(sha256, read);
  return read;
}
