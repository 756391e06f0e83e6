import type { Definition } from '@/lib/core/execute';
import { addCode } from './add-code';
import { beginBook } from './begin-book';
import { codeAnswer } from './code-answer';
import { decideAnswer } from './decide-answer';
import { editCode } from './edit-code';
import { finishCoding } from './finish-coding';
import { mergeCode } from './merge-code';
import { nameCoder } from './name-coder';
import { retireCode } from './retire-code';
import {
  addCodeSchema,
  beginBookSchema,
  codeAnswerSchema,
  decideAnswerSchema,
  editCodeSchema,
  finishCodingSchema,
  mergeCodeSchema,
  nameCoderSchema,
  retireCodeSchema,
} from './schema';

type OfBook = { book: string; question: string };
type OfCode = { bookCode: string; question: string };

export const beginBookDefinition: Definition<'meeting', typeof beginBookSchema, OfBook> = {
  name: 'code-book.begin',
  permission: 'code-book.manage',
  scope: 'meeting',
  input: beginBookSchema,
  verb: beginBook,
};

export const addCodeDefinition: Definition<'meeting', typeof addCodeSchema, OfCode> = {
  name: 'code-book.add-code',
  permission: 'code-book.manage',
  scope: 'meeting',
  input: addCodeSchema,
  verb: addCode,
};

export const editCodeDefinition: Definition<'meeting', typeof editCodeSchema, OfCode> = {
  name: 'code-book.edit-code',
  permission: 'code-book.manage',
  scope: 'meeting',
  input: editCodeSchema,
  verb: editCode,
};

export const retireCodeDefinition: Definition<'meeting', typeof retireCodeSchema, OfCode> = {
  name: 'code-book.retire-code',
  permission: 'code-book.manage',
  scope: 'meeting',
  input: retireCodeSchema,
  verb: retireCode,
};

export const mergeCodeDefinition: Definition<'meeting', typeof mergeCodeSchema, OfCode> = {
  name: 'code-book.merge-code',
  permission: 'code-book.manage',
  scope: 'meeting',
  input: mergeCodeSchema,
  verb: mergeCode,
};

export const nameCoderDefinition: Definition<'meeting', typeof nameCoderSchema, OfBook> = {
  name: 'code-book.name-coder',
  permission: 'code-book.manage',
  scope: 'meeting',
  input: nameCoderSchema,
  verb: nameCoder,
};

export const codeAnswerDefinition: Definition<
  'meeting',
  typeof codeAnswerSchema,
  { question: string; next: string | null }
> = {
  name: 'coding.code',
  permission: 'coding.code',
  scope: 'meeting',
  input: codeAnswerSchema,
  verb: codeAnswer,
};

export const finishCodingDefinition: Definition<'meeting', typeof finishCodingSchema, OfBook & { isOpen: boolean }> = {
  name: 'coding.finish',
  permission: 'coding.code',
  scope: 'meeting',
  input: finishCodingSchema,
  verb: finishCoding,
};

export const decideAnswerDefinition: Definition<
  'meeting',
  typeof decideAnswerSchema,
  { question: string; answer: string }
> = {
  name: 'coding.decide',
  permission: 'coding.decide',
  scope: 'meeting',
  input: decideAnswerSchema,
  verb: decideAnswer,
};
