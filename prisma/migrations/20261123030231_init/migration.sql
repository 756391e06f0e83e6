-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Attribution" AS ENUM ('NAMED', 'MECHANISM', 'REGION', 'NONE');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('DRAFT', 'QUEUED', 'SENDING', 'SENT', 'BOUNCED', 'FAILED', 'HELD');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('PUBLIC', 'PARTICIPANTS', 'SECRETARIAT');

-- CreateEnum
CREATE TYPE "InvitationStatus" AS ENUM ('DRAFT', 'SENT', 'ACCEPTED', 'DECLINED', 'REVOKED');

-- CreateEnum
CREATE TYPE "RegistrationStatus" AS ENUM ('INVITED', 'NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED', 'DECLINED', 'WITHDRAWN', 'SUBSTITUTED');

-- CreateEnum
CREATE TYPE "Capacity" AS ENUM ('HEAD', 'ALTERNATE', 'DELEGATE', 'ADVISER');

-- CreateEnum
CREATE TYPE "AttendanceMode" AS ENUM ('IN_PERSON', 'ONLINE');

-- CreateEnum
CREATE TYPE "PartyKind" AS ENUM ('RCP', 'IRF', 'GLOBAL_PROCESS', 'UN_REGIONAL_COMMISSION', 'REGIONAL_ECONOMIC_ORGANISATION', 'REGIONAL_POLITICAL_ORGANISATION', 'SECRETARIAT_ORGANISATION', 'ORGANISER', 'STATE', 'OTHER');

-- CreateEnum
CREATE TYPE "PartyStatus" AS ENUM ('ACTIVE', 'DORMANT', 'CONCLUDED');

-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('MEMBER', 'OBSERVER', 'TERRITORY');

-- CreateEnum
CREATE TYPE "PastPresence" AS ENUM ('NAMED', 'INVITED');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('STATED', 'GENERAL_KNOWLEDGE');

-- CreateEnum
CREATE TYPE "MeetingPhase" AS ENUM ('PREPARATION', 'OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "DocumentState" AS ENUM ('COMPOSING', 'CLEARANCE', 'LANGUAGES_ALIGNED', 'SIGNED', 'PUBLISHED', 'CORRIGENDUM', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "BlockKind" AS ENUM ('HEADING', 'PARAGRAPH', 'COMMITMENT');

-- CreateEnum
CREATE TYPE "SiteRole" AS ENUM ('ADMIN', 'STAFF');

-- CreateEnum
CREATE TYPE "CourtesyTitle" AS ENUM ('MR', 'MS', 'HE', 'DR', 'PROF');

-- CreateEnum
CREATE TYPE "MeetingRoleKind" AS ENUM ('ORGANISER', 'TRAVEL', 'FINANCE', 'LOGISTICS', 'DOOR', 'TRANSLATOR', 'CHAIR', 'SCREEN_OPERATOR', 'FACILITATOR', 'RAPPORTEUR', 'FOCAL_POINT', 'DELEGATE', 'GUEST', 'OBSERVER');

-- CreateEnum
CREATE TYPE "RecommendationLevel" AS ENUM ('REGIONAL', 'GENERAL');

-- CreateEnum
CREATE TYPE "RecommendationStatus" AS ENUM ('DRAFT', 'GROUP_REVIEW', 'AGREED', 'SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE', 'WITHDRAWN', 'CONCURRENCE', 'READY', 'UNDER_REVIEW', 'AMENDED', 'ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED');

-- CreateEnum
CREATE TYPE "Disposition" AS ENUM ('FULL', 'PARTIAL', 'NOTED', 'SET_ASIDE');

-- CreateEnum
CREATE TYPE "DecisionOutcome" AS ENUM ('ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED');

-- CreateEnum
CREATE TYPE "DecisionMethod" AS ENUM ('CONSENSUS_NOTED', 'VOTE');

-- CreateEnum
CREATE TYPE "SurveyStatus" AS ENUM ('DRAFT', 'OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "QuestionType" AS ENUM ('SINGLE', 'MULTIPLE', 'RANKING', 'SCALE', 'LONG_TEXT');

-- CreateEnum
CREATE TYPE "ResponseStatus" AS ENUM ('DRAFT', 'SUBMITTED');

-- CreateEnum
CREATE TYPE "AnswerKind" AS ENUM ('VALUE', 'DONT_KNOW', 'NO_CONSENSUS', 'PREFER_NOT_TO_SAY');

-- CreateTable
CREATE TABLE "BreakoutGroup" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "room" TEXT,
    "startsAt" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL,

    CONSTRAINT "BreakoutGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupRegion" (
    "groupId" UUID NOT NULL,
    "regionCode" TEXT NOT NULL,

    CONSTRAINT "GroupRegion_pkey" PRIMARY KEY ("groupId","regionCode")
);

-- CreateTable
CREATE TABLE "GroupParty" (
    "groupId" UUID NOT NULL,
    "partyId" UUID NOT NULL,

    CONSTRAINT "GroupParty_pkey" PRIMARY KEY ("groupId","partyId")
);

-- CreateTable
CREATE TABLE "Issue" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "themeCode" TEXT,
    "cellId" UUID,
    "shared" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DiscussionPoint" (
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "attribution" "Attribution" NOT NULL DEFAULT 'REGION',
    "partyId" UUID,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DiscussionPoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accountId" UUID,
    "role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "meetingId" UUID,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditDetail" (
    "entryId" BIGINT NOT NULL,
    "details" JSONB NOT NULL,
    "salt" TEXT NOT NULL,

    CONSTRAINT "AuditDetail_pkey" PRIMARY KEY ("entryId")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "id" BIGSERIAL NOT NULL,
    "fromId" BIGINT NOT NULL,
    "toId" BIGINT NOT NULL,
    "entryIds" BIGINT[],
    "detailHashes" TEXT[],
    "sha256" TEXT NOT NULL,
    "previous" TEXT,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "result" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("actor","action","key")
);

-- CreateTable
CREATE TABLE "OutboxMail" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "meetingId" UUID,
    "recipient" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT,
    "secret" BOOLEAN NOT NULL DEFAULT false,
    "messageId" TEXT NOT NULL,
    "status" "MailStatus" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LiveEvent" (
    "meetingId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "visibility" "Visibility" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LiveEvent_pkey" PRIMARY KEY ("meetingId","seq")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "status" "InvitationStatus" NOT NULL DEFAULT 'DRAFT',
    "seats" INTEGER NOT NULL,
    "fundedSeats" INTEGER NOT NULL DEFAULT 0,
    "focalPointGivenName" TEXT NOT NULL,
    "focalPointSurname" TEXT NOT NULL,
    "focalPointEmail" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "sentAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "declineReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delegation" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "invitationId" UUID NOT NULL,
    "quota" INTEGER NOT NULL,
    "fundedSeats" INTEGER NOT NULL DEFAULT 0,
    "seatsTaken" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Seat" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "funded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "seatId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "status" "RegistrationStatus" NOT NULL DEFAULT 'NOMINATED',
    "capacity" "Capacity" NOT NULL DEFAULT 'DELEGATE',
    "mode" "AttendanceMode" NOT NULL DEFAULT 'IN_PERSON',
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "languages" TEXT[],
    "listedPublicly" BOOLEAN NOT NULL DEFAULT false,
    "listedConsentAt" TIMESTAMPTZ(3),
    "listedConsentLocale" TEXT,
    "listedConsentText" TEXT,
    "submittedAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegistrationDecision" (
    "id" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "fromStatus" "RegistrationStatus" NOT NULL,
    "toStatus" "RegistrationStatus" NOT NULL,
    "reason" TEXT,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RegistrationDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonalLink" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "invitationId" UUID,
    "registrationId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PersonalLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Party" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "PartyKind" NOT NULL,
    "names" JSONB NOT NULL,
    "acronyms" JSONB NOT NULL,
    "formerNames" TEXT[],
    "founded" INTEGER,
    "foundedNote" TEXT,
    "status" "PartyStatus" NOT NULL DEFAULT 'ACTIVE',
    "statusSince" INTEGER,
    "statusNote" TEXT,
    "formal" BOOLEAN,
    "attachedTo" TEXT[],
    "website" TEXT,
    "seatCity" TEXT,
    "seatCountryCode" TEXT,
    "note" TEXT,
    "membersComplete" BOOLEAN,
    "membersNote" TEXT,
    "observersComplete" BOOLEAN,
    "memberOrganisations" TEXT[],
    "observerOrganisations" TEXT[],
    "regionsNote" TEXT,
    "themesAsWritten" TEXT[],
    "sources" TEXT[],
    "asOf" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL,
    "generalKnowledgeFields" TEXT[],

    CONSTRAINT "Party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Classification" (
    "id" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "kind" "PartyKind" NOT NULL,
    "fromYear" INTEGER,
    "toYear" INTEGER,
    "active" BOOLEAN,
    "basis" TEXT,

    CONSTRAINT "Classification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "countryCode" TEXT NOT NULL,
    "role" "MembershipRole" NOT NULL DEFAULT 'MEMBER',
    "list" TEXT NOT NULL DEFAULT 'latest',
    "fromYear" INTEGER,
    "toYear" INTEGER,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Chairmanship" (
    "id" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "countryCode" TEXT,
    "holder" TEXT,
    "fromYear" INTEGER,
    "toYear" INTEGER,
    "note" TEXT,
    "confidence" "Confidence" NOT NULL,

    CONSTRAINT "Chairmanship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecretariatRole" (
    "id" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "organisations" TEXT[],
    "iom" TEXT,
    "iomRole" TEXT,
    "chairArrangement" TEXT,
    "chairNote" TEXT,
    "note" TEXT,

    CONSTRAINT "SecretariatRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Region" (
    "code" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "prefix" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "PartyRegion" (
    "partyId" UUID NOT NULL,
    "regionCode" TEXT NOT NULL,

    CONSTRAINT "PartyRegion_pkey" PRIMARY KEY ("partyId","regionCode")
);

-- CreateTable
CREATE TABLE "Theme" (
    "code" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "sources" TEXT[],
    "validFrom" DATE,
    "validTo" DATE,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "PartyTheme" (
    "partyId" UUID NOT NULL,
    "themeCode" TEXT NOT NULL,

    CONSTRAINT "PartyTheme_pkey" PRIMARY KEY ("partyId","themeCode")
);

-- CreateTable
CREATE TABLE "Country" (
    "iso2" TEXT NOT NULL,
    "iso3" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "commonNames" JSONB NOT NULL,
    "unMember" BOOLEAN NOT NULL,
    "unObserver" BOOLEAN NOT NULL,
    "unRegionalGroup" TEXT,
    "unRegionalGroupNote" TEXT,
    "unCommissions" JSONB NOT NULL,
    "euMember" BOOLEAN NOT NULL,
    "iomRegion" TEXT,
    "note" TEXT,
    "hasPage" BOOLEAN NOT NULL DEFAULT true,
    "sources" TEXT[],
    "asOf" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL,

    CONSTRAINT "Country_pkey" PRIMARY KEY ("iso2")
);

-- CreateTable
CREATE TABLE "CompactObjective" (
    "number" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "shortTitle" JSONB NOT NULL,
    "themeCode" TEXT,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "sources" TEXT[],
    "asOf" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL,
    "titleConfidence" JSONB NOT NULL,
    "shortTitleConfidence" JSONB NOT NULL,

    CONSTRAINT "CompactObjective_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "PublishedFigure" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "labels" JSONB NOT NULL,
    "note" TEXT,
    "sources" TEXT[],
    "asOf" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL,

    CONSTRAINT "PublishedFigure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PastMeeting" (
    "edition" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "theme" JSONB NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "city" TEXT,
    "countryCode" TEXT,
    "venue" TEXT,
    "format" TEXT NOT NULL,
    "hosts" TEXT[],
    "delegates" INTEGER,
    "delegatesNote" TEXT,
    "mechanisms" INTEGER,
    "mechanismsNote" TEXT,
    "organisations" TEXT[],
    "outcomeTitle" JSONB NOT NULL,
    "agenda" TEXT[],
    "preMeetingWork" TEXT[],
    "outcomeSubjects" TEXT[],
    "followUp" TEXT[],
    "sources" TEXT[],
    "asOf" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL,
    "generalKnowledgeFields" TEXT[],
    "note" TEXT,

    CONSTRAINT "PastMeeting_pkey" PRIMARY KEY ("edition")
);

-- CreateTable
CREATE TABLE "PastParticipation" (
    "edition" INTEGER NOT NULL,
    "partyId" UUID NOT NULL,
    "presence" "PastPresence" NOT NULL,

    CONSTRAINT "PastParticipation_pkey" PRIMARY KEY ("edition","partyId")
);

-- CreateTable
CREATE TABLE "GlossaryTerm" (
    "key" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "acronyms" JSONB NOT NULL,
    "note" TEXT,
    "sources" TEXT[],
    "asOf" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL,

    CONSTRAINT "GlossaryTerm_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "MeetingSeries" (
    "code" TEXT NOT NULL,
    "names" JSONB NOT NULL,

    CONSTRAINT "MeetingSeries_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "seriesCode" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "shortTitle" JSONB NOT NULL,
    "theme" JSONB NOT NULL,
    "city" TEXT NOT NULL,
    "countryCode" TEXT NOT NULL,
    "venue" TEXT,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "zone" TEXT NOT NULL,
    "languages" TEXT[],
    "phase" "MeetingPhase" NOT NULL DEFAULT 'PREPARATION',
    "registrationOpensAt" TIMESTAMPTZ(3),
    "registrationClosesAt" TIMESTAMPTZ(3),
    "surveyClosesAt" TIMESTAMPTZ(3),
    "capacity" INTEGER NOT NULL,
    "confirmedCount" INTEGER NOT NULL DEFAULT 0,
    "smallCell" INTEGER NOT NULL DEFAULT 5,
    "topK" INTEGER NOT NULL DEFAULT 5,
    "illustrative" BOOLEAN NOT NULL DEFAULT false,
    "agenda" JSONB NOT NULL DEFAULT '[]',
    "sources" TEXT[],
    "previousId" UUID,
    "liveSeq" INTEGER NOT NULL DEFAULT 0,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutcomeDocument" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "symbol" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "state" "DocumentState" NOT NULL DEFAULT 'COMPOSING',
    "authentic" TEXT[],
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutcomeDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutcomeBlock" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "BlockKind" NOT NULL,
    "text" JSONB,
    "revisionId" UUID,
    "commitmentId" UUID,

    CONSTRAINT "OutcomeBlock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Commitment" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "symbol" TEXT NOT NULL,
    "revisionId" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "owners" TEXT[],
    "dueBy" TEXT,
    "indicator" JSONB,

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "canonical" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "previousSha256" TEXT,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byAccountId" UUID,
    "byName" TEXT NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CarryOver" (
    "id" UUID NOT NULL,
    "commitmentId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CarryOver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "courtesyTitle" "CourtesyTitle",
    "givenName" TEXT NOT NULL,
    "surname" TEXT NOT NULL,
    "functionalTitle" TEXT,
    "institution" TEXT,
    "city" TEXT,
    "countryCode" TEXT,
    "foldedName" TEXT NOT NULL,
    "illustrative" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "siteRole" "SiteRole",
    "disabledAt" TIMESTAMPTZ(3),
    "illustrative" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountPerson" (
    "accountId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "primary" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "AccountPerson_pkey" PRIMARY KEY ("accountId","personId")
);

-- CreateTable
CREATE TABLE "AccountParty" (
    "accountId" UUID NOT NULL,
    "partyId" UUID NOT NULL,

    CONSTRAINT "AccountParty_pkey" PRIMARY KEY ("accountId","partyId")
);

-- CreateTable
CREATE TABLE "AuthSession" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AuthSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInRequest" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "browserHash" TEXT NOT NULL,
    "linkHash" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "next" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key","windowStart")
);

-- CreateTable
CREATE TABLE "FirstRunToken" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FirstRunToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingRole" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "MeetingRoleKind" NOT NULL,
    "delegationId" UUID,
    "groupId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MeetingRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "level" "RecommendationLevel" NOT NULL,
    "groupId" UUID,
    "issueId" UUID,
    "symbol" TEXT,
    "status" "RecommendationStatus" NOT NULL DEFAULT 'DRAFT',
    "headRevisionId" UUID,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SymbolCounter" (
    "meetingId" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SymbolCounter_pkey" PRIMARY KEY ("meetingId","prefix")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "parentIds" UUID[],
    "themes" TEXT[],
    "objectives" INTEGER[],
    "addressees" TEXT[],
    "dueBy" TEXT,
    "hash" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "uid" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitText" (
    "unitId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sourceHash" TEXT,

    CONSTRAINT "UnitText_pkey" PRIMARY KEY ("unitId","language")
);

-- CreateTable
CREATE TABLE "RecommendationTransition" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "fromStatus" "RecommendationStatus",
    "toStatus" "RecommendationStatus" NOT NULL,
    "note" TEXT,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecommendationTransition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsolidationSource" (
    "id" UUID NOT NULL,
    "generalId" UUID NOT NULL,
    "regionalId" UUID NOT NULL,
    "regionalRevisionId" UUID NOT NULL,
    "disposition" "Disposition" NOT NULL,
    "why" TEXT,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConsolidationSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlenaryItem" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "onScreenSince" TIMESTAMPTZ(3),

    CONSTRAINT "PlenaryItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "outcome" "DecisionOutcome" NOT NULL,
    "method" "DecisionMethod" NOT NULL DEFAULT 'CONSENSUS_NOTED',
    "note" TEXT,
    "byAccountId" UUID,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Survey" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "intro" JSONB NOT NULL,
    "status" "SurveyStatus" NOT NULL DEFAULT 'DRAFT',
    "attributed" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SurveyVersion" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SurveyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Question" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "type" "QuestionType" NOT NULL,
    "position" INTEGER NOT NULL,
    "label" JSONB NOT NULL,
    "help" JSONB,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "topK" INTEGER,
    "minValue" INTEGER,
    "maxValue" INTEGER,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Choice" (
    "id" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "label" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "themeCode" TEXT,

    CONSTRAINT "Choice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Response" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "partyId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "status" "ResponseStatus" NOT NULL DEFAULT 'DRAFT',
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "kind" "AnswerKind" NOT NULL DEFAULT 'VALUE',
    "text" TEXT,
    "language" TEXT,
    "number" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerChoice" (
    "answerId" UUID NOT NULL,
    "choiceId" UUID NOT NULL,
    "rank" INTEGER,

    CONSTRAINT "AnswerChoice_pkey" PRIMARY KEY ("answerId","choiceId")
);

-- CreateTable
CREATE TABLE "AnswerEvent" (
    "id" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AnswerEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "payload" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "byAccountId" UUID,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reopening" (
    "id" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reopening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResultSnapshot" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byAccountId" UUID,
    "payload" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "ResultSnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResultCell" (
    "id" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "questionCode" TEXT NOT NULL,
    "columnKey" TEXT NOT NULL,
    "choiceCode" TEXT NOT NULL,
    "topCount" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "invited" INTEGER NOT NULL,
    "points2" INTEGER NOT NULL,
    "rank" INTEGER,
    "inTopK" BOOLEAN NOT NULL,

    CONSTRAINT "ResultCell_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BreakoutGroup_meetingId_code_key" ON "BreakoutGroup"("meetingId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "BreakoutGroup_meetingId_id_key" ON "BreakoutGroup"("meetingId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Issue_groupId_position_key" ON "Issue"("groupId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "DiscussionPoint_clientId_key" ON "DiscussionPoint"("clientId");

-- CreateIndex
CREATE INDEX "DiscussionPoint_issueId_at_idx" ON "DiscussionPoint"("issueId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_meetingId_id_idx" ON "AuditEntry"("meetingId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_idx" ON "AuditEntry"("subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_fromId_key" ON "AuditSeal"("fromId");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMail_messageId_key" ON "OutboxMail"("messageId");

-- CreateIndex
CREATE INDEX "OutboxMail_meetingId_createdAt_idx" ON "OutboxMail"("meetingId", "createdAt");

-- CreateIndex
CREATE INDEX "OutboxMail_status_createdAt_idx" ON "OutboxMail"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_meetingId_partyId_key" ON "Invitation"("meetingId", "partyId");

-- CreateIndex
CREATE UNIQUE INDEX "Delegation_invitationId_key" ON "Delegation"("invitationId");

-- CreateIndex
CREATE UNIQUE INDEX "Delegation_meetingId_partyId_key" ON "Delegation"("meetingId", "partyId");

-- CreateIndex
CREATE UNIQUE INDEX "Delegation_meetingId_id_key" ON "Delegation"("meetingId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Seat_delegationId_rank_key" ON "Seat"("delegationId", "rank");

-- CreateIndex
CREATE INDEX "Registration_meetingId_status_idx" ON "Registration"("meetingId", "status");

-- CreateIndex
CREATE INDEX "Registration_meetingId_changedAt_id_idx" ON "Registration"("meetingId", "changedAt", "id");

-- CreateIndex
CREATE INDEX "Registration_delegationId_idx" ON "Registration"("delegationId");

-- CreateIndex
CREATE INDEX "Registration_personId_idx" ON "Registration"("personId");

-- CreateIndex
CREATE INDEX "RegistrationDecision_registrationId_at_idx" ON "RegistrationDecision"("registrationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "PersonalLink_tokenHash_key" ON "PersonalLink"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Party_code_key" ON "Party"("code");

-- CreateIndex
CREATE INDEX "Party_kind_code_idx" ON "Party"("kind", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Classification_partyId_kind_fromYear_key" ON "Classification"("partyId", "kind", "fromYear");

-- CreateIndex
CREATE INDEX "Membership_countryCode_idx" ON "Membership"("countryCode");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_partyId_countryCode_role_list_key" ON "Membership"("partyId", "countryCode", "role", "list");

-- CreateIndex
CREATE INDEX "Chairmanship_partyId_fromYear_idx" ON "Chairmanship"("partyId", "fromYear");

-- CreateIndex
CREATE UNIQUE INDEX "SecretariatRole_partyId_key" ON "SecretariatRole"("partyId");

-- CreateIndex
CREATE UNIQUE INDEX "Region_prefix_key" ON "Region"("prefix");

-- CreateIndex
CREATE INDEX "PartyRegion_regionCode_idx" ON "PartyRegion"("regionCode");

-- CreateIndex
CREATE INDEX "PartyTheme_themeCode_idx" ON "PartyTheme"("themeCode");

-- CreateIndex
CREATE UNIQUE INDEX "Country_iso3_key" ON "Country"("iso3");

-- CreateIndex
CREATE UNIQUE INDEX "PublishedFigure_year_key_key" ON "PublishedFigure"("year", "key");

-- CreateIndex
CREATE UNIQUE INDEX "PastMeeting_code_key" ON "PastMeeting"("code");

-- CreateIndex
CREATE INDEX "PastParticipation_partyId_idx" ON "PastParticipation"("partyId");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_slug_key" ON "Meeting"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_code_key" ON "Meeting"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_seriesCode_edition_key" ON "Meeting"("seriesCode", "edition");

-- CreateIndex
CREATE UNIQUE INDEX "OutcomeDocument_symbol_key" ON "OutcomeDocument"("symbol");

-- CreateIndex
CREATE UNIQUE INDEX "OutcomeDocument_meetingId_key" ON "OutcomeDocument"("meetingId");

-- CreateIndex
CREATE UNIQUE INDEX "OutcomeBlock_commitmentId_key" ON "OutcomeBlock"("commitmentId");

-- CreateIndex
CREATE UNIQUE INDEX "OutcomeBlock_documentId_position_key" ON "OutcomeBlock"("documentId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Commitment_meetingId_symbol_key" ON "Commitment"("meetingId", "symbol");

-- CreateIndex
CREATE UNIQUE INDEX "Commitment_decisionId_key" ON "Commitment"("decisionId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_sha256_key" ON "Publication"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_documentId_number_key" ON "Publication"("documentId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "CarryOver_commitmentId_meetingId_key" ON "CarryOver"("commitmentId", "meetingId");

-- CreateIndex
CREATE INDEX "Person_foldedName_idx" ON "Person"("foldedName");

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE INDEX "AccountPerson_personId_idx" ON "AccountPerson"("personId");

-- CreateIndex
CREATE INDEX "AuthSession_accountId_idx" ON "AuthSession"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "SignInRequest_linkHash_key" ON "SignInRequest"("linkHash");

-- CreateIndex
CREATE INDEX "SignInRequest_email_createdAt_idx" ON "SignInRequest"("email", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "FirstRunToken_tokenHash_key" ON "FirstRunToken"("tokenHash");

-- CreateIndex
CREATE INDEX "MeetingRole_personId_idx" ON "MeetingRole"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "MeetingRole_meetingId_personId_kind_delegationId_groupId_key" ON "MeetingRole"("meetingId", "personId", "kind", "delegationId", "groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Recommendation_headRevisionId_key" ON "Recommendation"("headRevisionId");

-- CreateIndex
CREATE INDEX "Recommendation_meetingId_level_status_idx" ON "Recommendation"("meetingId", "level", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Recommendation_meetingId_symbol_key" ON "Recommendation"("meetingId", "symbol");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_recommendationId_number_key" ON "Revision"("recommendationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_revisionId_position_key" ON "Unit"("revisionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_revisionId_uid_key" ON "Unit"("revisionId", "uid");

-- CreateIndex
CREATE INDEX "RecommendationTransition_recommendationId_at_idx" ON "RecommendationTransition"("recommendationId", "at");

-- CreateIndex
CREATE INDEX "ConsolidationSource_regionalId_idx" ON "ConsolidationSource"("regionalId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsolidationSource_generalId_regionalId_key" ON "ConsolidationSource"("generalId", "regionalId");

-- CreateIndex
CREATE UNIQUE INDEX "PlenaryItem_recommendationId_key" ON "PlenaryItem"("recommendationId");

-- CreateIndex
CREATE UNIQUE INDEX "PlenaryItem_meetingId_position_key" ON "PlenaryItem"("meetingId", "position");

-- CreateIndex
CREATE INDEX "Decision_revisionId_idx" ON "Decision"("revisionId");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_meetingId_code_key" ON "Survey"("meetingId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyVersion_surveyId_number_key" ON "SurveyVersion"("surveyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Question_surveyId_code_key" ON "Question"("surveyId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Choice_questionId_code_key" ON "Choice"("questionId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Response_surveyId_partyId_key" ON "Response"("surveyId", "partyId");

-- CreateIndex
CREATE INDEX "Answer_questionId_idx" ON "Answer"("questionId");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_responseId_questionId_key" ON "Answer"("responseId", "questionId");

-- CreateIndex
CREATE INDEX "AnswerChoice_choiceId_idx" ON "AnswerChoice"("choiceId");

-- CreateIndex
CREATE UNIQUE INDEX "AnswerChoice_answerId_rank_key" ON "AnswerChoice"("answerId", "rank");

-- CreateIndex
CREATE INDEX "AnswerEvent_responseId_questionId_revision_idx" ON "AnswerEvent"("responseId", "questionId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_responseId_number_key" ON "Submission"("responseId", "number");

-- CreateIndex
CREATE INDEX "Reopening_responseId_at_idx" ON "Reopening"("responseId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ResultSnapshot_surveyId_number_key" ON "ResultSnapshot"("surveyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ResultCell_snapshotId_questionCode_columnKey_choiceCode_key" ON "ResultCell"("snapshotId", "questionCode", "columnKey", "choiceCode");

-- AddForeignKey
ALTER TABLE "BreakoutGroup" ADD CONSTRAINT "BreakoutGroup_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupRegion" ADD CONSTRAINT "GroupRegion_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupRegion" ADD CONSTRAINT "GroupRegion_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupParty" ADD CONSTRAINT "GroupParty_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupParty" ADD CONSTRAINT "GroupParty_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_cellId_fkey" FOREIGN KEY ("cellId") REFERENCES "ResultCell"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiscussionPoint" ADD CONSTRAINT "DiscussionPoint_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditDetail" ADD CONSTRAINT "AuditDetail_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "AuditEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMail" ADD CONSTRAINT "OutboxMail_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LiveEvent" ADD CONSTRAINT "LiveEvent_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistrationDecision" ADD CONSTRAINT "RegistrationDecision_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonalLink" ADD CONSTRAINT "PersonalLink_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonalLink" ADD CONSTRAINT "PersonalLink_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Party" ADD CONSTRAINT "Party_seatCountryCode_fkey" FOREIGN KEY ("seatCountryCode") REFERENCES "Country"("iso2") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Classification" ADD CONSTRAINT "Classification_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_countryCode_fkey" FOREIGN KEY ("countryCode") REFERENCES "Country"("iso2") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chairmanship" ADD CONSTRAINT "Chairmanship_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chairmanship" ADD CONSTRAINT "Chairmanship_countryCode_fkey" FOREIGN KEY ("countryCode") REFERENCES "Country"("iso2") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretariatRole" ADD CONSTRAINT "SecretariatRole_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartyRegion" ADD CONSTRAINT "PartyRegion_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartyRegion" ADD CONSTRAINT "PartyRegion_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartyTheme" ADD CONSTRAINT "PartyTheme_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartyTheme" ADD CONSTRAINT "PartyTheme_themeCode_fkey" FOREIGN KEY ("themeCode") REFERENCES "Theme"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastParticipation" ADD CONSTRAINT "PastParticipation_edition_fkey" FOREIGN KEY ("edition") REFERENCES "PastMeeting"("edition") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastParticipation" ADD CONSTRAINT "PastParticipation_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_seriesCode_fkey" FOREIGN KEY ("seriesCode") REFERENCES "MeetingSeries"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeDocument" ADD CONSTRAINT "OutcomeDocument_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeBlock" ADD CONSTRAINT "OutcomeBlock_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "OutcomeDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeBlock" ADD CONSTRAINT "OutcomeBlock_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeBlock" ADD CONSTRAINT "OutcomeBlock_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "OutcomeDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarryOver" ADD CONSTRAINT "CarryOver_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountPerson" ADD CONSTRAINT "AccountPerson_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountPerson" ADD CONSTRAINT "AccountPerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountParty" ADD CONSTRAINT "AccountParty_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountParty" ADD CONSTRAINT "AccountParty_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthSession" ADD CONSTRAINT "AuthSession_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingRole" ADD CONSTRAINT "MeetingRole_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingRole" ADD CONSTRAINT "MeetingRole_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingRole" ADD CONSTRAINT "MeetingRole_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingRole" ADD CONSTRAINT "MeetingRole_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_headRevisionId_fkey" FOREIGN KEY ("headRevisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitText" ADD CONSTRAINT "UnitText_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecommendationTransition" ADD CONSTRAINT "RecommendationTransition_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsolidationSource" ADD CONSTRAINT "ConsolidationSource_generalId_fkey" FOREIGN KEY ("generalId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsolidationSource" ADD CONSTRAINT "ConsolidationSource_regionalId_fkey" FOREIGN KEY ("regionalId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsolidationSource" ADD CONSTRAINT "ConsolidationSource_regionalRevisionId_fkey" FOREIGN KEY ("regionalRevisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlenaryItem" ADD CONSTRAINT "PlenaryItem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlenaryItem" ADD CONSTRAINT "PlenaryItem_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyVersion" ADD CONSTRAINT "SurveyVersion_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Choice" ADD CONSTRAINT "Choice_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "SurveyVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerChoice" ADD CONSTRAINT "AnswerChoice_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerChoice" ADD CONSTRAINT "AnswerChoice_choiceId_fkey" FOREIGN KEY ("choiceId") REFERENCES "Choice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerEvent" ADD CONSTRAINT "AnswerEvent_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reopening" ADD CONSTRAINT "Reopening_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResultSnapshot" ADD CONSTRAINT "ResultSnapshot_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResultCell" ADD CONSTRAINT "ResultCell_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "ResultSnapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
