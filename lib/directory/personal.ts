import { impersonal, type PersonalTable } from '@/lib/core/personal';

export const personal: readonly PersonalTable[] = [
  // Who entered it is in the audit; the words are about a party and public.
  impersonal('DirectoryChange', 'source', 'sourceOn', 'why', 'validFrom'),
  impersonal('DirectoryVersion', 'of', 'rowId', 'row'),
  impersonal('DirectoryImport', 'fileName', 'sha256', 'content', 'written'),
  impersonal('SourceStatement', 'source', 'sourceOn', 'says'),
  impersonal('SourceStatementEnd'),
  impersonal('SourceChoice', 'why'),
];
