-- CreateIndex
CREATE INDEX "GroupParty_partyId_idx" ON "GroupParty"("partyId");

-- CreateIndex
CREATE INDEX "Issue_cellId_idx" ON "Issue"("cellId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "Delegation_partyId_idx" ON "Delegation"("partyId");

-- CreateIndex
CREATE INDEX "PersonalLink_invitationId_idx" ON "PersonalLink"("invitationId");

-- CreateIndex
CREATE INDEX "PersonalLink_registrationId_idx" ON "PersonalLink"("registrationId");

-- CreateIndex
CREATE INDEX "OutcomeBlock_revisionId_idx" ON "OutcomeBlock"("revisionId");

-- CreateIndex
CREATE INDEX "Commitment_revisionId_idx" ON "Commitment"("revisionId");

-- CreateIndex
CREATE INDEX "MeetingRole_delegationId_idx" ON "MeetingRole"("delegationId");

-- CreateIndex
CREATE INDEX "MeetingRole_groupId_idx" ON "MeetingRole"("groupId");

-- CreateIndex
CREATE INDEX "Recommendation_groupId_idx" ON "Recommendation"("groupId");

-- CreateIndex
CREATE INDEX "Recommendation_issueId_idx" ON "Recommendation"("issueId");

-- CreateIndex
CREATE INDEX "ConsolidationSource_regionalRevisionId_idx" ON "ConsolidationSource"("regionalRevisionId");

-- CreateIndex
CREATE INDEX "Response_partyId_idx" ON "Response"("partyId");
