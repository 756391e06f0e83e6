import type { Definition } from '@/lib/core/execute';
import { clear } from './clear';
import { decide } from './decide';
import { order } from './order';
import { clearSchema, decideSchema, orderSchema, showSchema } from './schema';
import { show } from './show';

export const orderDefinition: Definition<'meeting', typeof orderSchema, { items: string[] }> = {
  name: 'plenary.order',
  permission: 'plenary.order',
  scope: 'meeting',
  input: orderSchema,
  verb: order,
};

export const showDefinition: Definition<'meeting', typeof showSchema, { recommendation: string }> = {
  name: 'plenary.show',
  permission: 'plenary.show',
  scope: 'meeting',
  input: showSchema,
  verb: show,
};

export const clearDefinition: Definition<'meeting', typeof clearSchema, { cleared: boolean }> = {
  name: 'plenary.clear',
  permission: 'plenary.show',
  scope: 'meeting',
  input: clearSchema,
  evenWhenClosed: true,
  verb: clear,
};

export const decideDefinition: Definition<'meeting', typeof decideSchema, { decision: string }> = {
  name: 'plenary.decide',
  permission: 'plenary.decide',
  scope: 'meeting',
  input: decideSchema,
  verb: decide,
};
