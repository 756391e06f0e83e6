import { z } from 'zod';
import { sha256 } from './canonical';
import { inMegabytes, mostUploadBytes } from './upload-size';

/** A file as a form brought it, read whole. In records of the request it stands for itself by name, size and hash only. */
export class Upload {
  readonly sha256: string;

  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
  ) {
    this.sha256 = sha256(bytes);
  }

  get size(): number {
    return this.bytes.length;
  }

  toJSON() {
    return { name: this.name, size: this.size, sha256: this.sha256 };
  }
}

/** A required file of at most `max` bytes; what it really is, `storeFile` finds from its content. Wrap in `optional` where it may be missing. */
export function upload({ max = mostUploadBytes }: { max?: number } = {}) {
  return z
    .custom<Upload>((value) => value instanceof Upload, { params: { code: 'required' } })
    .superRefine((value, context) => {
      if (!(value instanceof Upload)) return;
      const code = value.size > max ? 'file_too_big' : value.size === 0 ? 'file_empty' : null;
      if (code) context.addIssue({ code: 'custom', params: { code, max: inMegabytes(max) } });
    });
}
