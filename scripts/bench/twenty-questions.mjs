import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTypeScript } from '../machine/typescript.mjs';

const words = (text) => ({ en: text, fr: text, es: text });
const choices = (count) =>
  Array.from({ length: count }, (_, index) => ({ code: `c${index}`, label: words(`Choice ${index + 1}`) }));
const several = (count, question) => Array.from({ length: count }, (_, index) => question(index + 1));

/** Twenty questions on one page, as a questionnaire before a meeting has them. */
export const questions = [
  ...several(2, (n) => ({
    ...{ code: `ranking-${n}`, type: 'RANKING', topK: 5 },
    ...{ label: words(`Rank the themes, ${n}`), choices: choices(12) },
  })),
  ...several(8, (n) => ({ code: `single-${n}`, type: 'SINGLE', label: words(`Single ${n}`), choices: choices(4) })),
  ...several(5, (n) => ({
    code: `multiple-${n}`,
    type: 'MULTIPLE',
    label: words(`Several ${n}`),
    choices: choices(6),
  })),
  ...several(3, (n) => ({ code: `scale-${n}`, type: 'SCALE', label: words(`Scale ${n}`), minValue: 1, maxValue: 5 })),
  ...several(2, (n) => ({ code: `text-${n}`, type: 'LONG_TEXT', label: words(`In your own words, ${n}`) })),
];

/**
 * Publishes the twenty questions as the next version of the sample's survey, by the operator's command.
 * @param {Record<string, string>} environment of the application
 * @param {string} slug of the meeting
 * @returns {Promise<void>}
 */
export async function askTwentyQuestions(environment, slug) {
  const file = path.join(os.tmpdir(), `parley-bench-${crypto.randomUUID()}.json`);
  const survey = {
    code: 'pre-meeting',
    title: words('Survey'),
    intro: words('Twenty questions'),
    definition: { questions },
  };
  fs.writeFileSync(file, JSON.stringify(survey));
  try {
    await runTypeScript('scripts/operator/publish-survey.ts', [slug, file], environment);
  } finally {
    fs.rmSync(file);
  }
}
