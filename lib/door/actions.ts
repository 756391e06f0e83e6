'use server';

import { formAction } from '@/lib/core/action';
import { recordDefinition, registerWalkInDefinition, replaceBadgeDefinition } from './definitions';

// Each leads to the door with the card of whoever it was about.
export const recordAction = formAction(
  recordDefinition,
  ({ value: { registration, direction, session }, meeting }) =>
    `/manage/${meeting}/door?${new URLSearchParams({ shown: registration, direction, ...(session ? { session } : {}) }).toString()}`,
);
export const registerWalkInAction = formAction(
  registerWalkInDefinition,
  ({ value, meeting }) => `/manage/${meeting}/door?shown=${value.registration}`,
);
export const replaceBadgeAction = formAction(
  replaceBadgeDefinition,
  ({ value, meeting }) => `/manage/${meeting}/door?shown=${value.registration}`,
);
