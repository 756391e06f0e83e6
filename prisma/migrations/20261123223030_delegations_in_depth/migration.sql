-- CreateEnum
CREATE TYPE "FileStatus" AS ENUM ('PENDING', 'STORED', 'ERASED');

-- CreateEnum
CREATE TYPE "ParticipantCategory" AS ENUM ('MECHANISM', 'PARTNER', 'OBSERVER', 'SECRETARIAT');

-- CreateEnum
CREATE TYPE "AddresseeKind" AS ENUM ('FOCAL_POINT', 'PERMANENT_MISSION', 'CHAIR_CURRENT', 'CHAIR_INCOMING', 'CHAIR_OUTGOING', 'SECRETARIAT');

-- CreateEnum
CREATE TYPE "LetterKind" AS ENUM ('LETTER', 'NOTE_VERBALE');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('FEMALE', 'MALE', 'OTHER');

-- CreateEnum
CREATE TYPE "ProposalStatus" AS ENUM ('PROPOSED', 'ACCEPTED', 'DECLINED', 'LAPSED');

-- CreateEnum
CREATE TYPE "OfferStatus" AS ENUM ('OPEN', 'ACCEPTED', 'DECLINED', 'LAPSED');

-- CreateEnum
CREATE TYPE "FundingStatus" AS ENUM ('PROPOSED', 'AWARDED', 'DECLINED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "TicketClass" AS ENUM ('ECONOMY', 'PREMIUM_ECONOMY', 'BUSINESS', 'RAIL', 'NONE');

-- CreateEnum
CREATE TYPE "CheckInDirection" AS ENUM ('IN', 'OUT');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('PREVIEWED', 'APPLIED', 'UNDONE');

-- CreateEnum
CREATE TYPE "FormKind" AS ENUM ('REGISTRATION', 'FOLLOW_UP');

-- CreateEnum
CREATE TYPE "FormResponseStatus" AS ENUM ('DRAFT', 'SUBMITTED');

-- CreateEnum
CREATE TYPE "MailingStatus" AS ENUM ('DRAFT', 'SENT');

-- CreateEnum
CREATE TYPE "Confirmation" AS ENUM ('REVIEW', 'AUTOMATIC');

-- CreateEnum
CREATE TYPE "PaperKind" AS ENUM ('INVITATION_LETTER', 'NOTE_VERBALE', 'LETTER_OF_AWARD', 'VISA_LETTER', 'CERTIFICATE', 'BADGE');

-- CreateEnum
CREATE TYPE "ListStatus" AS ENUM ('PROVISIONAL', 'FINAL');

-- CreateEnum
CREATE TYPE "SensitiveKind" AS ENUM ('TRAVEL_DOCUMENT', 'VISA', 'ITINERARY', 'DIET', 'ACCESS', 'EMERGENCY_CONTACT');

-- CreateEnum
CREATE TYPE "ConsentKind" AS ENUM ('PUBLIC_LIST', 'PHOTOGRAPHS');

-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN     "copies" TEXT[],
ADD COLUMN     "mailingId" UUID;

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "answerBy" TIMESTAMPTZ(3),
ADD COLUMN     "category" "ParticipantCategory" NOT NULL DEFAULT 'MECHANISM',
ADD COLUMN     "letter" "LetterKind" NOT NULL DEFAULT 'LETTER',
ADD COLUMN     "remindedAt" TIMESTAMPTZ(3),
ADD COLUMN     "reminders" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Delegation" ADD COLUMN     "category" "ParticipantCategory" NOT NULL DEFAULT 'MECHANISM',
ADD COLUMN     "nominationLetterId" UUID;

-- AlterTable
ALTER TABLE "Seat" ADD COLUMN     "keptFor" TEXT;

-- AlterTable
ALTER TABLE "Registration" ADD COLUMN     "badgeCode" TEXT,
ADD COLUMN     "city" TEXT,
ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "countryCode" TEXT,
ADD COLUMN     "courtesyTitle" "CourtesyTitle",
ADD COLUMN     "foldedName" TEXT,
ADD COLUMN     "functionalTitle" TEXT,
ADD COLUMN     "givenName" TEXT,
ADD COLUMN     "institution" TEXT,
ADD COLUMN     "photoId" UUID,
ADD COLUMN     "sex" "Sex",
ADD COLUMN     "surname" TEXT,
ADD COLUMN     "waitNumber" INTEGER,
ADD COLUMN     "walkIn" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "answerBy" TIMESTAMPTZ(3),
ADD COLUMN     "confirmation" "Confirmation" NOT NULL DEFAULT 'REVIEW',
ADD COLUMN     "freezesAt" TIMESTAMPTZ(3),
ADD COLUMN     "lastWaitNumber" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "letterhead" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "offerHours" INTEGER NOT NULL DEFAULT 48,
ADD COLUMN     "passportScans" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "mergedAt" TIMESTAMPTZ(3),
ADD COLUMN     "mergedIntoId" UUID;

-- AlterTable
ALTER TABLE "AccountPerson" ADD COLUMN     "assistant" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "MailAttachment" (
    "mailId" UUID NOT NULL,
    "fileId" UUID NOT NULL,

    CONSTRAINT "MailAttachment_pkey" PRIMARY KEY ("mailId","fileId")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "meetingId" UUID,
    "purpose" TEXT NOT NULL,
    "status" "FileStatus" NOT NULL DEFAULT 'PENDING',
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "byAccountId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleteAfter" TIMESTAMPTZ(3),

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvitationAddressee" (
    "id" UUID NOT NULL,
    "invitationId" UUID NOT NULL,
    "kind" "AddresseeKind" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "copy" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "InvitationAddressee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuotaException" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "seats" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuotaException_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegistrationChange" (
    "id" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "proposed" JSONB NOT NULL,
    "before" JSONB NOT NULL,
    "remark" TEXT,
    "status" "ProposalStatus" NOT NULL DEFAULT 'PROPOSED',
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "RegistrationChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegistrationRemark" (
    "id" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RegistrationRemark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlaceOffer" (
    "id" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "status" "OfferStatus" NOT NULL DEFAULT 'OPEN',
    "offeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "PlaceOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FundingAward" (
    "id" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "status" "FundingStatus" NOT NULL DEFAULT 'PROPOSED',
    "ticketClass" "TicketClass" NOT NULL DEFAULT 'ECONOMY',
    "dsaDays" DECIMAL(4,1) NOT NULL DEFAULT 0,
    "terminals" INTEGER NOT NULL DEFAULT 0,
    "hotelProvided" BOOLEAN NOT NULL DEFAULT false,
    "bankDetailsHeld" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FundingAward_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "direction" "CheckInDirection" NOT NULL DEFAULT 'IN',
    "session" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byAccountId" UUID,
    "device" TEXT NOT NULL,
    "handedOut" TEXT[],

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'PREVIEWED',
    "fileId" UUID,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "rowCount" INTEGER NOT NULL,
    "byAccountId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "batchId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cells" JSONB,
    "errors" JSONB NOT NULL DEFAULT '{}',
    "registrationId" UUID,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("batchId","number")
);

-- CreateTable
CREATE TABLE "RegistrationForm" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "FormKind" NOT NULL DEFAULT 'REGISTRATION',
    "title" JSONB NOT NULL,
    "categories" "ParticipantCategory"[],
    "position" INTEGER NOT NULL DEFAULT 0,
    "opensAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "draft" JSONB NOT NULL DEFAULT '{"pages":[]}',
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RegistrationForm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegistrationFormVersion" (
    "id" UUID NOT NULL,
    "formId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "byAccountId" UUID,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RegistrationFormVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormResponse" (
    "id" UUID NOT NULL,
    "formId" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "status" "FormResponseStatus" NOT NULL DEFAULT 'DRAFT',
    "submittedAt" TIMESTAMPTZ(3),
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormResponse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormAnswer" (
    "responseId" UUID NOT NULL,
    "fieldId" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormAnswer_pkey" PRIMARY KEY ("responseId","fieldId")
);

-- CreateTable
CREATE TABLE "MailTemplate" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "byAccountId" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MailTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mailing" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "status" "MailingStatus" NOT NULL DEFAULT 'DRAFT',
    "audience" JSONB NOT NULL,
    "recipients" INTEGER NOT NULL DEFAULT 0,
    "byAccountId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mailing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IssuedPaper" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "registrationId" UUID,
    "invitationId" UUID,
    "kind" "PaperKind" NOT NULL,
    "locale" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "facts" JSONB,
    "sha256" TEXT NOT NULL,
    "byAccountId" UUID,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedReason" TEXT,

    CONSTRAINT "IssuedPaper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ParticipantList" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "ListStatus" NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "byAccountId" UUID,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ParticipantList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SensitiveRecord" (
    "registrationId" UUID NOT NULL,
    "kind" "SensitiveKind" NOT NULL,
    "sealed" BYTEA NOT NULL,
    "keyId" TEXT NOT NULL,
    "fileId" UUID,
    "lockVersion" INTEGER NOT NULL DEFAULT 0,
    "byAccountId" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleteAfter" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SensitiveRecord_pkey" PRIMARY KEY ("registrationId","kind")
);

-- CreateTable
CREATE TABLE "SensitiveView" (
    "id" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "kind" "SensitiveKind" NOT NULL,
    "accountId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SensitiveView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "registrationId" UUID NOT NULL,
    "kind" "ConsentKind" NOT NULL,
    "given" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "byAccountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "approvedBy" UUID,
    "byAccountId" UUID,
    "report" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Transfer" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "fields" TEXT[],
    "rows" INTEGER NOT NULL,
    "byAccountId" UUID,
    "role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Transfer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MailAttachment_fileId_idx" ON "MailAttachment"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_key_key" ON "StoredFile"("key");

-- CreateIndex
CREATE INDEX "StoredFile_meetingId_purpose_idx" ON "StoredFile"("meetingId", "purpose");

-- CreateIndex
CREATE INDEX "StoredFile_status_createdAt_idx" ON "StoredFile"("status", "createdAt");

-- CreateIndex
CREATE INDEX "StoredFile_deleteAfter_idx" ON "StoredFile"("deleteAfter");

-- CreateIndex
CREATE UNIQUE INDEX "InvitationAddressee_invitationId_email_key" ON "InvitationAddressee"("invitationId", "email");

-- CreateIndex
CREATE INDEX "QuotaException_delegationId_at_idx" ON "QuotaException"("delegationId", "at");

-- CreateIndex
CREATE INDEX "RegistrationChange_registrationId_at_idx" ON "RegistrationChange"("registrationId", "at");

-- CreateIndex
CREATE INDEX "RegistrationChange_status_idx" ON "RegistrationChange"("status");

-- CreateIndex
CREATE INDEX "RegistrationRemark_registrationId_at_idx" ON "RegistrationRemark"("registrationId", "at");

-- CreateIndex
CREATE INDEX "PlaceOffer_registrationId_idx" ON "PlaceOffer"("registrationId");

-- CreateIndex
CREATE INDEX "PlaceOffer_status_expiresAt_idx" ON "PlaceOffer"("status", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_meetingId_accountId_name_key" ON "SavedView"("meetingId", "accountId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "FundingAward_registrationId_key" ON "FundingAward"("registrationId");

-- CreateIndex
CREATE INDEX "CheckIn_meetingId_at_idx" ON "CheckIn"("meetingId", "at");

-- CreateIndex
CREATE INDEX "CheckIn_registrationId_at_idx" ON "CheckIn"("registrationId", "at");

-- CreateIndex
CREATE INDEX "ImportBatch_meetingId_createdAt_idx" ON "ImportBatch"("meetingId", "createdAt");

-- CreateIndex
CREATE INDEX "ImportRow_registrationId_idx" ON "ImportRow"("registrationId");

-- CreateIndex
CREATE UNIQUE INDEX "RegistrationForm_meetingId_code_key" ON "RegistrationForm"("meetingId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "RegistrationFormVersion_formId_number_key" ON "RegistrationFormVersion"("formId", "number");

-- CreateIndex
CREATE INDEX "FormResponse_registrationId_idx" ON "FormResponse"("registrationId");

-- CreateIndex
CREATE INDEX "FormResponse_versionId_idx" ON "FormResponse"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "FormResponse_formId_registrationId_key" ON "FormResponse"("formId", "registrationId");

-- CreateIndex
CREATE UNIQUE INDEX "MailTemplate_meetingId_purpose_locale_key" ON "MailTemplate"("meetingId", "purpose", "locale");

-- CreateIndex
CREATE INDEX "Mailing_meetingId_createdAt_idx" ON "Mailing"("meetingId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "IssuedPaper_code_key" ON "IssuedPaper"("code");

-- CreateIndex
CREATE INDEX "IssuedPaper_meetingId_kind_idx" ON "IssuedPaper"("meetingId", "kind");

-- CreateIndex
CREATE INDEX "IssuedPaper_registrationId_idx" ON "IssuedPaper"("registrationId");

-- CreateIndex
CREATE INDEX "IssuedPaper_invitationId_idx" ON "IssuedPaper"("invitationId");

-- CreateIndex
CREATE UNIQUE INDEX "ParticipantList_meetingId_number_key" ON "ParticipantList"("meetingId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "SensitiveRecord_fileId_key" ON "SensitiveRecord"("fileId");

-- CreateIndex
CREATE INDEX "SensitiveRecord_deleteAfter_idx" ON "SensitiveRecord"("deleteAfter");

-- CreateIndex
CREATE INDEX "SensitiveView_registrationId_at_idx" ON "SensitiveView"("registrationId", "at");

-- CreateIndex
CREATE INDEX "Consent_registrationId_kind_at_idx" ON "Consent"("registrationId", "kind", "at");

-- CreateIndex
CREATE INDEX "Erasure_personId_idx" ON "Erasure"("personId");

-- CreateIndex
CREATE INDEX "Transfer_meetingId_at_idx" ON "Transfer"("meetingId", "at");

-- CreateIndex
CREATE INDEX "OutboxMail_mailingId_idx" ON "OutboxMail"("mailingId");

-- CreateIndex
CREATE UNIQUE INDEX "Delegation_nominationLetterId_key" ON "Delegation"("nominationLetterId");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_photoId_key" ON "Registration"("photoId");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_badgeCode_key" ON "Registration"("badgeCode");

-- CreateIndex
CREATE INDEX "Registration_meetingId_foldedName_idx" ON "Registration"("meetingId", "foldedName");

-- CreateIndex
CREATE INDEX "Registration_meetingId_waitNumber_idx" ON "Registration"("meetingId", "waitNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_meetingId_id_key" ON "Registration"("meetingId", "id");

-- CreateIndex
CREATE INDEX "Person_mergedIntoId_idx" ON "Person"("mergedIntoId");

-- AddForeignKey
ALTER TABLE "OutboxMail" ADD CONSTRAINT "OutboxMail_mailingId_fkey" FOREIGN KEY ("mailingId") REFERENCES "Mailing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailAttachment" ADD CONSTRAINT "MailAttachment_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "OutboxMail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailAttachment" ADD CONSTRAINT "MailAttachment_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationAddressee" ADD CONSTRAINT "InvitationAddressee_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuotaException" ADD CONSTRAINT "QuotaException_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistrationChange" ADD CONSTRAINT "RegistrationChange_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistrationRemark" ADD CONSTRAINT "RegistrationRemark_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceOffer" ADD CONSTRAINT "PlaceOffer_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundingAward" ADD CONSTRAINT "FundingAward_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistrationForm" ADD CONSTRAINT "RegistrationForm_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistrationFormVersion" ADD CONSTRAINT "RegistrationFormVersion_formId_fkey" FOREIGN KEY ("formId") REFERENCES "RegistrationForm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormResponse" ADD CONSTRAINT "FormResponse_formId_fkey" FOREIGN KEY ("formId") REFERENCES "RegistrationForm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormResponse" ADD CONSTRAINT "FormResponse_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormResponse" ADD CONSTRAINT "FormResponse_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "RegistrationFormVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormAnswer" ADD CONSTRAINT "FormAnswer_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "FormResponse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailTemplate" ADD CONSTRAINT "MailTemplate_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mailing" ADD CONSTRAINT "Mailing_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssuedPaper" ADD CONSTRAINT "IssuedPaper_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssuedPaper" ADD CONSTRAINT "IssuedPaper_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParticipantList" ADD CONSTRAINT "ParticipantList_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SensitiveRecord" ADD CONSTRAINT "SensitiveRecord_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SensitiveView" ADD CONSTRAINT "SensitiveView_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transfer" ADD CONSTRAINT "Transfer_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.

-- Names move to the representation: filled from the person, then required.
UPDATE "Registration" r SET
  "courtesyTitle" = p."courtesyTitle", "givenName" = p."givenName", surname = p.surname, "foldedName" = p."foldedName",
  "functionalTitle" = p."functionalTitle", institution = p.institution, city = p.city, "countryCode" = p."countryCode",
  "confirmedAt" = (SELECT max(d.at) FROM "RegistrationDecision" d WHERE d."registrationId" = r.id AND d."toStatus" = 'CONFIRMED' AND r.status = 'CONFIRMED')
FROM "Person" p WHERE p.id = r."personId";
ALTER TABLE "Registration" ALTER COLUMN "givenName" SET NOT NULL, ALTER COLUMN surname SET NOT NULL, ALTER COLUMN "foldedName" SET NOT NULL;

-- The consents given so far become rows; the columns stay as the newest one's cache.
INSERT INTO "Consent" (id, "registrationId", kind, given, text, locale, at)
  SELECT gen_random_uuid(), id, 'PUBLIC_LIST', true, "listedConsentText", "listedConsentLocale", "listedConsentAt"
  FROM "Registration" WHERE "listedPublicly";

-- In which part of the list a delegation stands follows from its party until somebody says otherwise.
UPDATE "Delegation" d SET category = c.category FROM (SELECT id, (CASE
  WHEN kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS') THEN 'MECHANISM'
  WHEN kind IN ('UN_REGIONAL_COMMISSION', 'REGIONAL_ECONOMIC_ORGANISATION', 'REGIONAL_POLITICAL_ORGANISATION') THEN 'PARTNER'
  WHEN kind IN ('SECRETARIAT_ORGANISATION', 'ORGANISER') THEN 'SECRETARIAT' ELSE 'OBSERVER' END)::"ParticipantCategory" AS category FROM "Party") c
WHERE c.id = d."partyId";
UPDATE "Invitation" i SET category = c.category FROM (SELECT id, (CASE
  WHEN kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS') THEN 'MECHANISM'
  WHEN kind IN ('UN_REGIONAL_COMMISSION', 'REGIONAL_ECONOMIC_ORGANISATION', 'REGIONAL_POLITICAL_ORGANISATION') THEN 'PARTNER'
  WHEN kind IN ('SECRETARIAT_ORGANISATION', 'ORGANISER') THEN 'SECRETARIAT' ELSE 'OBSERVER' END)::"ParticipantCategory" AS category FROM "Party") c
WHERE c.id = i."partyId";

-- A number on the waiting list belongs to one registration.
CREATE UNIQUE INDEX "Registration_wait_number" ON "Registration" ("meetingId", "waitNumber") WHERE "waitNumber" IS NOT NULL;
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_waiting" CHECK ("waitNumber" IS NULL OR status = 'WAITLISTED');
-- One open offer and one open proposal each.
CREATE UNIQUE INDEX "PlaceOffer_one_open" ON "PlaceOffer" ("registrationId") WHERE status = 'OPEN';
CREATE UNIQUE INDEX "RegistrationChange_one_open" ON "RegistrationChange" ("registrationId") WHERE status = 'PROPOSED';
-- A list that stays fast: search by any part of a name or institution, without accents.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "Registration_name_trigrams" ON "Registration" USING gin ("foldedName" gin_trgm_ops);
-- Seats change ranks among each other in one statement.
ALTER TABLE "Seat" DROP CONSTRAINT IF EXISTS "Seat_delegationId_rank_key";
DROP INDEX IF EXISTS "Seat_delegationId_rank_key";
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_delegationId_rank_key" UNIQUE ("delegationId", rank) DEFERRABLE INITIALLY IMMEDIATE;

ALTER TABLE "QuotaException" ADD CONSTRAINT "QuotaException_reason" CHECK (length(trim(reason)) > 0 AND seats <> 0);
ALTER TABLE "FundingAward" ADD CONSTRAINT "FundingAward_amounts" CHECK ("dsaDays" >= 0 AND terminals >= 0);
ALTER TABLE "RegistrationFormVersion" ADD CONSTRAINT "RegistrationFormVersion_seal" CHECK (number >= 1 AND sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE "ParticipantList" ADD CONSTRAINT "ParticipantList_seal" CHECK (number >= 1 AND sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_size" CHECK (size >= 0 AND sha256 ~ '^[0-9a-f]{64}$');

-- Append-only: versions of forms, exceptions, views of sensitive data, check-ins, lists as issued, tombstones, transfers.
DO $$
DECLARE sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['RegistrationFormVersion', 'QuotaException', 'SensitiveView', 'CheckIn', 'ParticipantList', 'Erasure', 'Transfer', 'Consent']
  LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', sealed);
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', sealed);
  END LOOP;
END $$;
COMMENT ON CONSTRAINT "Seat_delegationId_rank_key" ON "Seat" IS 'Deferrable, which a schema cannot say: seats change ranks among each other in one statement.';
