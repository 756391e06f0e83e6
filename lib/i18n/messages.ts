import type audit from './messages/en/audit.json';
import type auth from './messages/en/auth.json';
import type away from './messages/en/away.json';
import type breakouts from './messages/en/breakouts.json';
import type chain from './messages/en/chain.json';
import type common from './messages/en/common.json';
import type crash from './messages/en/crash.json';
import type delegations from './messages/en/delegations.json';
import type directory from './messages/en/directory.json';
import type door from './messages/en/door.json';
import type errors from './messages/en/errors.json';
import type exchange from './messages/en/exchange.json';
import type expressions from './messages/en/expressions.json';
import type funding from './messages/en/funding.json';
import type forms from './messages/en/forms.json';
import type home from './messages/en/home.json';
import type inviting from './messages/en/inviting.json';
import type mail from './messages/en/mail.json';
import type meetings from './messages/en/meetings.json';
import type offline from './messages/en/offline.json';
import type outcome from './messages/en/outcome.json';
import type oversize from './messages/en/oversize.json';
import type papers from './messages/en/papers.json';
import type plenary from './messages/en/plenary.json';
import type privacy from './messages/en/privacy.json';
import type questionnaire from './messages/en/questionnaire.json';
import type recommendations from './messages/en/recommendations.json';
import type registration from './messages/en/registration.json';
import type representation from './messages/en/representation.json';
import type review from './messages/en/review.json';
import type surveys from './messages/en/surveys.json';
import type tracking from './messages/en/tracking.json';
import type transfers from './messages/en/transfers.json';
import type translation from './messages/en/translation.json';
import type validation from './messages/en/validation.json';
import type xlsform from './messages/en/xlsform.json';

/**
 * The shape of all words: one line per file in `messages/en`, in alphabetical order.
 * English gives the shape; `messages.test.ts` holds the other languages to it.
 */
export interface Messages {
  audit: typeof audit;
  auth: typeof auth;
  away: typeof away;
  breakouts: typeof breakouts;
  chain: typeof chain;
  common: typeof common;
  crash: typeof crash;
  delegations: typeof delegations;
  directory: typeof directory;
  door: typeof door;
  errors: typeof errors;
  exchange: typeof exchange;
  expressions: typeof expressions;
  funding: typeof funding;
  forms: typeof forms;
  home: typeof home;
  inviting: typeof inviting;
  mail: typeof mail;
  meetings: typeof meetings;
  offline: typeof offline;
  outcome: typeof outcome;
  oversize: typeof oversize;
  papers: typeof papers;
  plenary: typeof plenary;
  privacy: typeof privacy;
  questionnaire: typeof questionnaire;
  recommendations: typeof recommendations;
  registration: typeof registration;
  representation: typeof representation;
  review: typeof review;
  surveys: typeof surveys;
  tracking: typeof tracking;
  transfers: typeof transfers;
  translation: typeof translation;
  validation: typeof validation;
  xlsform: typeof xlsform;
}
