import { describe, expect, it } from 'vitest';
import { Upload } from '@/lib/core/upload';
import { addDocumentSchema, addFileSchema, longestAuthor } from './schema';

const facts = { kind: 'KEY', title: { en: 'A paper' }, access: 'PUBLIC' };
const file = new Upload('a.pdf', new TextEncoder().encode('%PDF-1.7'));
const codes = ({ error }: { error?: { issues: readonly { path: PropertyKey[]; params?: unknown }[] } }) =>
  error?.issues.map(({ path, params }) => [path.join('.'), (params as { code?: string } | undefined)?.code]);

describe('what is typed of a document', () => {
  it('is dropped nowhere: a language asks for its file, and what holds for a revision asks for one', () => {
    expect(codes(addDocumentSchema.safeParse({ ...facts, language: 'en' }))).toEqual([['file', 'required']]);
    expect(codes(addDocumentSchema.safeParse({ ...facts, file }))).toEqual([['language', 'required']]);
    expect(addDocumentSchema.safeParse({ ...facts, language: 'en', file }).success).toBe(true);
    expect(addDocumentSchema.safeParse(facts).success).toBe(true);
    const one = {
      document: '0198c0de-0000-7000-8000-000000000000',
      lockVersion: '0',
      language: 'en',
      title: 'T',
      file,
    };
    expect(codes(addFileSchema.safeParse({ ...one, keepsOthers: 'on' }))).toEqual([['revises', 'not_revising']]);
    expect(addFileSchema.safeParse({ ...one, keepsOthers: 'on', revises: 'on' }).success).toBe(true);
  });

  it('is as long as the form lets it be', () => {
    const author = (length: number) => addDocumentSchema.safeParse({ ...facts, author: 'x'.repeat(length) }).success;
    expect([author(longestAuthor), author(longestAuthor + 1)]).toEqual([true, false]);
  });
});
