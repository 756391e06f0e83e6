import { publicData } from '@/lib/core/public-data';
import { translator } from '@/lib/i18n/translator';
import { describeInterface } from '@/lib/public-data/exchange/openapi';

/** GET /api/v1/openapi: the description of this interface, OpenAPI 3.1. */
export function GET(request: Request): Promise<Response> {
  return publicData(request, () => Promise.resolve(describeInterface(translator('en', 'common')('designations'))));
}
