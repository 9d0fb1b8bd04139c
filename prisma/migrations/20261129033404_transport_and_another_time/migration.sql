-- CreateEnum
CREATE TYPE "TransportMode" AS ENUM ('COACH', 'MINIBUS', 'PUBLIC_TRANSPORT', 'TRAIN', 'ON_FOOT', 'BICYCLE', 'CAR');

-- CreateEnum
CREATE TYPE "TransportPayer" AS ENUM ('SCHOOL', 'MUNICIPALITY', 'DEPARTMENT', 'REGION', 'COMPANY', 'CHAMBER', 'PARTNER');

-- CreateEnum
CREATE TYPE "TimeRequestState" AS ENUM ('ASKED', 'ACCEPTED', 'KEPT', 'WITHDRAWN', 'EXPIRED', 'OVERTAKEN');

-- AlterTable
ALTER TABLE "SignUp" ADD COLUMN     "hostTold" TEXT,
ADD COLUMN     "otherNeeds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "transportCostCents" INTEGER,
ADD COLUMN     "transportMode" "TransportMode",
ADD COLUMN     "transportNotes" TEXT,
ADD COLUMN     "transportPayer" "TransportPayer";

-- CreateTable
CREATE TABLE "TimeRequest" (
    "id" UUID NOT NULL,
    "signUpId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "state" "TimeRequestState" NOT NULL DEFAULT 'ASKED',
    "message" TEXT,
    "wholeSession" BOOLEAN NOT NULL DEFAULT false,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" TEXT,
    "answer" TEXT,

    CONSTRAINT "TimeRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimeProposal" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "taken" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "TimeProposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TimeRequest_signUpId_idx" ON "TimeRequest"("signUpId");

-- CreateIndex
CREATE INDEX "TimeRequest_companyId_idx" ON "TimeRequest"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "TimeProposal_requestId_startsAt_endsAt_key" ON "TimeProposal"("requestId", "startsAt", "endsAt");

-- AddForeignKey
ALTER TABLE "TimeRequest" ADD CONSTRAINT "TimeRequest_signUpId_fkey" FOREIGN KEY ("signUpId") REFERENCES "SignUp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeRequest" ADD CONSTRAINT "TimeRequest_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeProposal" ADD CONSTRAINT "TimeProposal_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "TimeRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What it costs is known or not; it is never less than nothing, and a slip of three zeros is found.
ALTER TABLE "SignUp" ADD CONSTRAINT "SignUp_transport_cost" CHECK ("transportCostCents" BETWEEN 0 AND 10000000);
ALTER TABLE "SignUp" ADD CONSTRAINT "SignUp_other_needs" CHECK ("otherNeeds" >= 0);

-- A class is asked for one thing at a time.
CREATE UNIQUE INDEX "TimeRequest_asked" ON "TimeRequest" ("signUpId") WHERE state = 'ASKED';
-- One date is taken at the most.
CREATE UNIQUE INDEX "TimeProposal_taken" ON "TimeProposal" ("requestId") WHERE taken;
ALTER TABLE "TimeProposal" ADD CONSTRAINT "TimeProposal_order" CHECK ("startsAt" < "endsAt");

-- Classes that were booked before hosts were told of each booking are not told of now.
UPDATE "SignUp" SET "hostTold" = 'before' WHERE kind = 'CLASS';
