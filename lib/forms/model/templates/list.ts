import type { FormDefinition } from '../../schema';
import { travel, visa } from './follow-up';
import { mechanism, observer, partner, secretariat } from './registration';

/** Forms to start from, by the name under which they are chosen. */
export const templates = { mechanism, partner, observer, secretariat, travel, visa } as const satisfies Record<
  string,
  FormDefinition
>;

export type TemplateName = keyof typeof templates;
export const templateNames = Object.keys(templates) as TemplateName[];

/** The template of this name, if there is one. */
export function findTemplate(name: string): FormDefinition | null {
  return templateNames.some((known) => known === name) ? templates[name as TemplateName] : null;
}
