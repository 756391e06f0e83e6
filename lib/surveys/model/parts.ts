import { questionsOf, type DraftPage, type DraftSection, type QuestionType, type Questionnaire } from './definition';
import { findQuestion, type Edited, type Step } from './questionnaire';

/** A page or a section, and where it stands: places from 0. `page`: place of its page. */
export type FoundPart =
  | { kind: 'page'; part: DraftPage; page: number }
  | { kind: 'section'; part: DraftSection; page: number; place: number };

/** What a page or a section says, and when it is shown. */
export type PartWords = Pick<DraftSection, 'title' | 'intro' | 'condition'>;

/** The page or section of this code. */
export function findPart({ pages }: Questionnaire, code: string): FoundPart | null {
  for (const [page, part] of pages.entries()) {
    if (part.code === code) return { kind: 'page', part, page };
    const place = part.sections.findIndex((section) => section.code === code);
    const section = part.sections[place];
    if (section) return { kind: 'section', part: section, page, place };
  }
  return null;
}

/** Adds a page with a section at the end, or a section at the end of a page. */
export function addPart(
  questionnaire: Questionnaire,
  part: { code: string; title: PartWords['title']; section: string },
  of: string | null,
): Edited {
  const section = { code: part.section, questions: [] };
  if (of === null) {
    const page = { code: part.code, title: part.title, sections: [section] };
    return { ok: true, questionnaire: { ...questionnaire, pages: [...questionnaire.pages, page] } };
  }
  if (!questionnaire.pages.some(({ code }) => code === of)) return { ok: false, code: 'not_found' };
  const added = { code: part.code, title: part.title, questions: [] };
  const pages = questionnaire.pages.map((page) =>
    page.code === of ? { ...page, sections: [...page.sections, added] } : page,
  );
  return { ok: true, questionnaire: { ...questionnaire, pages } };
}

/** Puts other words and another condition on a page or section; what is left out is taken off. */
export function wordPart(questionnaire: Questionnaire, code: string, words: PartWords): Edited {
  if (!findPart(questionnaire, code)) return { ok: false, code: 'not_found' };
  const worded = <Part extends DraftPage | DraftSection>(part: Part): Part => {
    if (part.code !== code) return part;
    const { title: _title, intro: _intro, condition: _condition, ...rest } = part;
    return { ...rest, ...words } as Part;
  };
  const pages = questionnaire.pages.map((page) => ({ ...worded(page), sections: page.sections.map(worded) }));
  return { ok: true, questionnaire: { ...questionnaire, pages } };
}

/**
 * Moves a page or a section one place, from the edge of a page into the one beside it; or takes it out, whose questions go on
 * in the part before it, or after it where it is the first. The last of all stays.
 */
export function arrangePart(questionnaire: Questionnaire, code: string, step: Step): Edited {
  const found = findPart(questionnaire, code);
  if (!found) return { ok: false, code: 'not_found' };
  const pages =
    found.kind === 'page' ? arrangedPages(questionnaire, found, step) : arrangedSections(questionnaire, found, step);
  return pages ? { ok: true, questionnaire: { ...questionnaire, pages } } : { ok: false, code: 'at_end' };
}

function arrangedPages(
  { pages }: Questionnaire,
  { page: at, part }: Extract<FoundPart, { kind: 'page' }>,
  step: Step,
): DraftPage[] | null {
  if (step !== 'remove') {
    const other = pages[step === 'up' ? at - 1 : at + 1];
    return other ? pages.with(at, other).with(pages.indexOf(other), part) : null;
  }
  const kept = part.sections.filter(({ questions, title }) => questions.length > 0 || title);
  const heir = pages[at === 0 ? 1 : at - 1];
  if (!heir) return null;
  const sections = at === 0 ? [...kept, ...heir.sections] : [...heir.sections, ...kept];
  return pages.with(pages.indexOf(heir), { ...heir, sections }).toSpliced(at, 1);
}

function arrangedSections(
  { pages }: Questionnaire,
  found: Extract<FoundPart, { kind: 'section' }>,
  step: Step,
): DraftPage[] | null {
  const { part, page: at, place } = found;
  const page = pages[at];
  if (!page) return null;
  const without = page.sections.toSpliced(place, 1);
  if (step === 'remove') return withoutSection(pages, page, found);
  const other = page.sections[step === 'up' ? place - 1 : place + 1];
  if (other) {
    const sections = page.sections.with(place, other).with(page.sections.indexOf(other), part);
    return pages.with(at, { ...page, sections });
  }
  const beside = pages[step === 'up' ? at - 1 : at + 1];
  if (!beside) return null;
  const sections = step === 'up' ? [...beside.sections, part] : [part, ...beside.sections];
  return pages.with(at, { ...page, sections: without }).with(pages.indexOf(beside), { ...beside, sections });
}

function withoutSection(
  pages: DraftPage[],
  page: DraftPage,
  { part, page: at, place }: Extract<FoundPart, { kind: 'section' }>,
): DraftPage[] | null {
  const all = pages.flatMap(({ sections }) => sections);
  const heir = page.sections[place === 0 ? 1 : place - 1] ?? all[all.indexOf(part) === 0 ? 1 : all.indexOf(part) - 1];
  if (!heir) return null;
  const isAfter = all.indexOf(heir) > all.indexOf(part);
  const questions = isAfter ? [...part.questions, ...heir.questions] : [...heir.questions, ...part.questions];
  return pages.map((each, index) => ({
    ...each,
    sections: (index === at ? each.sections.toSpliced(place, 1) : each.sections).map((section) =>
      section.code === heir.code ? { ...heir, questions } : section,
    ),
  }));
}

/** Puts a question into a section, before the question named or at its end. */
export function moveQuestion(
  questionnaire: Questionnaire,
  code: string,
  to: { section: string; before: string | null },
): Edited {
  const question = findQuestion(questionnaire, code);
  if (!question || findPart(questionnaire, to.section)?.kind !== 'section') return { ok: false, code: 'not_found' };
  if (to.before === code) return { ok: true, questionnaire };
  const pages = questionnaire.pages.map((page) => ({
    ...page,
    sections: page.sections.map((section) => {
      const others = section.questions.filter((each) => each.code !== code);
      if (section.code !== to.section) return { ...section, questions: others };
      const at = others.findIndex((each) => each.code === to.before);
      return { ...section, questions: others.toSpliced(at < 0 ? others.length : at, 0, question) };
    }),
  }));
  return { ok: true, questionnaire: { ...questionnaire, pages } };
}

/** The codes of the questions that are asked before a part: before a question itself, or before the first of a page or section. */
export function askedBefore(questionnaire: Questionnaire, code: string): string[] {
  const all = questionsOf(questionnaire).map((question) => question.code);
  if (all.includes(code)) return all.slice(0, all.indexOf(code));
  const before: string[] = [];
  for (const page of questionnaire.pages) {
    if (page.code === code) return before;
    for (const section of page.sections) {
      if (section.code === code) return before;
      before.push(...section.questions.map((question) => question.code));
    }
  }
  return before;
}

/** Pages as a form shows them: what is calculated is made by the server and has no field. */
export const withoutCalculated = <Page extends { sections: { questions: { type: QuestionType }[] }[] }>(
  pages: readonly Page[],
): Page[] =>
  pages.map((page) => ({
    ...page,
    sections: page.sections.map((section) => ({
      ...section,
      questions: section.questions.filter(({ type }) => type !== 'CALCULATED'),
    })),
  }));
