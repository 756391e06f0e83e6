import type { Definition } from '@/lib/core/execute';
import { createFirstAdmin } from './create-first-admin';
import { leave } from './leave';
import { redeemCode } from './redeem-code';
import { redeemLink } from './redeem-link';
import { requestSignIn } from './request-sign-in';
import { sampleSignIn } from './sample-sign-in';
import {
  createFirstAdminSchema,
  leaveSchema,
  redeemCodeSchema,
  redeemLinkSchema,
  requestSignInSchema,
  sampleSignInSchema,
} from './schema';

type Session = { sessionId: string; next: string | null };

export const requestSignInDefinition: Definition<'site', typeof requestSignInSchema, { request: string }> = {
  name: 'sign-in.request',
  permission: 'sign-in.request',
  scope: 'site',
  input: requestSignInSchema,
  verb: requestSignIn,
};

export const redeemCodeDefinition: Definition<'site', typeof redeemCodeSchema, Session> = {
  name: 'sign-in.redeem',
  permission: 'sign-in.redeem',
  scope: 'site',
  input: redeemCodeSchema,
  verb: redeemCode,
};

export const redeemLinkDefinition: Definition<'site', typeof redeemLinkSchema, Session> = {
  name: 'sign-in.redeem-link',
  permission: 'sign-in.redeem',
  scope: 'site',
  input: redeemLinkSchema,
  verb: redeemLink,
};

export const sampleSignInDefinition: Definition<'site', typeof sampleSignInSchema, Session> = {
  name: 'sign-in.sample',
  permission: 'sign-in.sample',
  scope: 'site',
  input: sampleSignInSchema,
  verb: sampleSignIn,
};

export const leaveDefinition: Definition<'site', typeof leaveSchema, null> = {
  name: 'sign-in.leave',
  permission: 'sign-in.leave',
  scope: 'site',
  input: leaveSchema,
  verb: leave,
};

export const createFirstAdminDefinition: Definition<'site', typeof createFirstAdminSchema, { accountId: string }> = {
  name: 'first-run.create-admin',
  permission: 'first-run.create-admin',
  scope: 'site',
  input: createFirstAdminSchema,
  verb: createFirstAdmin,
};
