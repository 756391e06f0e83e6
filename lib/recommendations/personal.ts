import { impersonal, type PersonalTable } from '@/lib/core/personal';

/** Texts that were negotiated; who typed them is in the audit. */
export const personal: readonly PersonalTable[] = [
  impersonal('Recommendation', 'symbol'),
  impersonal('SymbolCounter', 'prefix'),
  impersonal('Revision', 'themes', 'addressees', 'dueBy', 'hash'),
  impersonal('Unit'),
  impersonal('UnitText', 'language', 'text', 'sourceHash'),
  impersonal('RecommendationTransition', 'note'),
  impersonal('ConsolidationSource', 'why'),
  impersonal('SourceStep'),
  impersonal('SourceChange', 'wasWhy', 'why'),
  impersonal('OverlapJudgement'),
  impersonal('Concurrence', 'text', 'language'),
  impersonal('ConcurrenceView'),
  impersonal('ConcurrenceCall'),
  impersonal('ConcurrenceReply', 'text', 'language'),
];
