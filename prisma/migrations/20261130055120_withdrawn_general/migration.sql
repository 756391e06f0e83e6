-- A general recommendation that was drafted and is not wanted is withdrawn, as a regional one is.
ALTER TABLE "Recommendation" DROP CONSTRAINT "Recommendation_status";
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_status" CHECK (
  CASE level
    WHEN 'REGIONAL' THEN status IN ('DRAFT', 'GROUP_REVIEW', 'AGREED', 'SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE', 'WITHDRAWN')
    ELSE status IN ('DRAFT', 'CONCURRENCE', 'READY', 'UNDER_REVIEW', 'AMENDED', 'ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED', 'WITHDRAWN')
  END);
