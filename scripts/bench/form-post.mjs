import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SLUG } from './application.mjs';

/**
 * The post a browser's script sends for a form: React's coding of an action's two arguments, the state before and the fields.
 * @param {string} action the id that the build gave the action
 * @param {{ origin: string, path: string, fields: Record<string, string>, cookie?: string }} what
 * @returns {import('./load.mjs').Call}
 */
export function formPost(action, { origin, path: address, fields, cookie }) {
  const boundary = `bench${crypto.randomUUID()}`;
  const parts = [
    ...Object.entries(fields).map(([field, value]) => [`_1_${field}`, value]),
    ['0', JSON.stringify([{ status: 'idle' }, '$K1'])],
  ];
  const body = Buffer.from(
    `${parts.map(([field, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`).join('')}--${boundary}--\r\n`,
  );
  const headers = {
    origin,
    accept: 'text/x-component',
    'next-action': action,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    ...(cookie ? { cookie } : {}),
  };
  return { method: 'POST', path: address, headers, body };
}

/** What is counted is a change that was made, not an answer: the action says so in its own row. */
export const isSaved = ({ status, text }) => status === 200 && text.includes('{"status":"ok"');

/** The page of that form, which everybody has opened before they hand it in. */
export const registrationPage = ({ registrationId }, cookie) => ({
  path: `/en/meetings/${SLUG}/registration/${registrationId}`,
  headers: { cookie: `${cookie}; PARLEY_LOCALE=en` },
});

/**
 * The post a browser's script sends for a form that has an address of its own.
 * @param {string} form
 * @param {{ origin: string, fields: Record<string, string>, cookie: string }} what
 * @returns {import('./load.mjs').Call}
 */
export function directPost(form, { origin, fields, cookie }) {
  const headers = {
    origin,
    cookie: `${cookie}; PARLEY_LOCALE=en`,
    'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    'x-next-intl-locale': 'en',
  };
  return {
    method: 'POST',
    path: `/api/forms/${form}`,
    headers,
    body: Buffer.from(new URLSearchParams(fields).toString()),
  };
}

/** The post that hands in the registration of one of the bench's delegates. */
export function registrationPost(origin, { registrationId, personName }, cookie) {
  const fields = {
    meeting: SLUG,
    idempotencyKey: crypto.randomUUID(),
    registration: registrationId,
    lockVersion: '0',
    courtesyTitle: 'MS',
    givenName: 'Bench',
    surname: personName,
    functionalTitle: 'Migration Officer',
    institution: 'Ministry',
    mode: 'IN_PERSON',
    locale: 'en',
    'languages[]': 'en',
  };
  return directPost('registration', { origin, fields, cookie });
}

const known = new Map();

/** The id that a build gave an action. */
export function actionOf(build, exportedName, filename) {
  const key = `${build} ${exportedName}`;
  const id = known.get(key) ?? findAction(build, exportedName, filename);
  known.set(key, id);
  return id;
}

function findAction(build, exportedName, filename) {
  const { node } = JSON.parse(fs.readFileSync(path.join(build, 'server', 'server-reference-manifest.json'), 'utf8'));
  const ids = Object.keys(node);
  const id = ids.find((each) => node[each].exportedName === exportedName && node[each].filename === filename);
  // The framework's other bundler does not write names: there the build has one action.
  if (id ?? ids.length === 1) return id ?? ids[0];
  throw new Error(`The build has no action ${exportedName} of ${filename}.`);
}
