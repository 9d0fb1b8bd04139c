-- CreateEnum
CREATE TYPE "VisitOfferState" AS ENUM ('MADE', 'ACCEPTED', 'DECLINED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "VisitOffer" DROP COLUMN "accepted",
ADD COLUMN     "answeredAt" TIMESTAMPTZ(3),
ADD COLUMN     "createdById" TEXT,
ADD COLUMN     "place" TEXT,
ADD COLUMN     "sessionId" UUID,
ADD COLUMN     "state" "VisitOfferState" NOT NULL DEFAULT 'MADE',
ADD COLUMN     "stepFree" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "startsAt" SET NOT NULL,
ALTER COLUMN "endsAt" SET NOT NULL;

-- AlterTable
ALTER TABLE "VisitRequest" ADD COLUMN     "className" TEXT,
ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "formKey" TEXT,
ADD COLUMN     "lastDay" DATE NOT NULL,
ADD COLUMN     "signUpId" UUID;

-- CreateTable
CREATE TABLE "MatchProposal" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'RUNNING',
    "input" JSONB NOT NULL,
    "result" JSONB,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MatchProposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MatchProposal_programmeId_createdAt_idx" ON "MatchProposal"("programmeId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "VisitRequest_signUpId_key" ON "VisitRequest"("signUpId");

-- CreateIndex
CREATE UNIQUE INDEX "VisitRequest_formKey_key" ON "VisitRequest"("formKey");

-- AddForeignKey
ALTER TABLE "VisitRequest" ADD CONSTRAINT "VisitRequest_signUpId_fkey" FOREIGN KEY ("signUpId") REFERENCES "SignUp"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitOffer" ADD CONSTRAINT "VisitOffer_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchProposal" ADD CONSTRAINT "MatchProposal_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema has no words for.
ALTER TABLE "VisitRequest"
  ADD CONSTRAINT "VisitRequest_party" CHECK (pupils > 0 AND adults >= 0 AND "stepFree" BETWEEN 0 AND pupils + adults),
  ADD CONSTRAINT "VisitRequest_distance" CHECK ("maxKm" > 0),
  ADD CONSTRAINT "VisitRequest_windows" CHECK (jsonb_typeof(windows) = 'array'),
  ADD CONSTRAINT "VisitRequest_closed" CHECK ((state IN ('OPEN', 'OFFERED')) = ("closedAt" IS NULL));
ALTER TABLE "VisitOffer" ADD CONSTRAINT "VisitOffer_times" CHECK ("startsAt" <= "endsAt");
CREATE UNIQUE INDEX "VisitOffer_accepted" ON "VisitOffer" ("requestId") WHERE state = 'ACCEPTED';
CREATE UNIQUE INDEX "MatchProposal_running" ON "MatchProposal" ("programmeId") WHERE state = 'RUNNING';
