import fs from 'node:fs';
import path from 'node:path';
import { runTypeScript } from '../scripts/machine/typescript.mjs';
import { look } from './database';

type Questionnaire = { title: object; intro: object; definition: object };

/**
 * Publishes the questionnaire of the sample's seventh meeting for another meeting. There is no page for it: a
 * questionnaire is written outside and published by the operator's command, which runs the same verb as everything else.
 * @param folder where the file may be written
 */
export async function publishQuestionnaire(meeting: string, folder: string): Promise<void> {
  const [questionnaire] = await look<Questionnaire>(
    `SELECT s.title, s.intro, v.definition FROM "Survey" s JOIN "SurveyVersion" v ON v."surveyId" = s.id
     JOIN "Meeting" m ON m.id = s."meetingId" WHERE m.slug = 'grcp7' ORDER BY v.number DESC LIMIT 1`,
  );
  const file = path.join(folder, 'questionnaire.json');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ code: 'pre-meeting', ...questionnaire }));
  await runTypeScript('scripts/operator/publish-survey.ts', [meeting, file]);
}
