'use client';

import { useState } from 'react';
import { HiddenField } from '@/components/form/hidden-field';

/**
 * The id a point is given on this device. It stays while the point is being written and sent, whatever the page does
 * meanwhile, so that a repeated send lands once; when the point has landed the next one gets a new id.
 */
export function DeviceId({ offered, landed }: { offered: string; landed: readonly string[] }) {
  const [id, setId] = useState(offered);
  if (landed.includes(id)) setId(offered);
  return <HiddenField name="clientId" value={id} />;
}
