import sharp from 'sharp';
import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { eraseFiles, fileTypes, storeFile } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { lockRegistration } from '@/lib/registration/lock-registrations';
import { isActive } from '@/lib/registration/policy';
import { deleteAfter, photoDays } from './model/kinds';
import type { storePhotoSchema } from './schema';

/** Side of the stored square in pixels: 3 cm on a badge at 500 dpi. */
const side = 600;
/** A picture with fewer is no portrait. */
const leastSide = 200;
/** More are refused before they are decoded: a small file can unfold into gigabytes (A24). */
const mostPixels = 50_000_000;

/**
 * Stores a portrait: decoded and encoded anew, so that nothing of the file sent remains but the picture (no EXIF, no
 * place, no embedded thumbnail), upright, cropped to a square. The earlier one is erased.
 */
export async function storePhoto(ctx: Ctx, input: z.output<typeof storePhotoSchema>): Promise<null> {
  const registration = await lockRegistration(ctx, input.registration);
  const goes = deleteAfter(ctx.scope.meeting.endsOn, photoDays);
  if (!isActive(registration.status) || goes <= ctx.now) throw new Refusal('closed');
  const { photoId } = await ctx.tx.registration.findUniqueOrThrow({
    where: { id: registration.id },
    select: { photoId: true },
  });
  const portrait = new Upload('portrait.jpg', await reencode(input.photo.bytes));
  const { id } = await storeFile(ctx, portrait, {
    purpose: 'photo',
    types: fileTypes.picture,
    field: 'photo',
    deleteAfter: goes,
  });
  await ctx.tx.registration.update({ where: { id: registration.id }, data: { photoId: id }, select: { id: true } });
  if (photoId) await eraseFiles(ctx.tx, [photoId]);
  await ctx.audit({ subject: { type: 'Registration', id: registration.id } });
  return null;
}

/** The picture alone, as an upright square JPEG. Refuses "invalid" for what is no picture, too large or too small. */
export async function reencode(bytes: Uint8Array): Promise<Uint8Array> {
  const refused = (code: string) => new Refusal('invalid', { photo: { code } });
  const options = { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true } as const;
  const head = await sharp(bytes, options)
    .metadata()
    .catch(() => null);
  if (!head || !['jpeg', 'png', 'webp'].includes(head.format ?? '')) throw refused('file_type');
  if ((head.pages ?? 1) > 1) throw refused('file_type');
  if (Math.min(head.width, head.height) < leastSide) throw refused('photo_too_small');
  try {
    // Metadata is left out unless asked for; the profile of colours is applied, not kept.
    const made = await sharp(bytes, options)
      .timeout({ seconds: 8 })
      .autoOrient()
      .resize(side, side, { fit: 'cover', position: 'attention', withoutEnlargement: false })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 86, mozjpeg: false })
      .toBuffer();
    return new Uint8Array(made);
  } catch {
    throw refused('photo_unreadable');
  }
}
