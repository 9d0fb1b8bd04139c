-- CreateEnum
CREATE TYPE "ApprovalNoteKind" AS ENUM ('QUESTION', 'ANSWER');

-- CreateEnum
CREATE TYPE "OfferOutcome" AS ENUM ('AWAITED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "remindedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ApprovalNote" (
    "id" UUID NOT NULL,
    "approvalId" UUID NOT NULL,
    "kind" "ApprovalNoteKind" NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApprovalNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delegation" (
    "id" UUID NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "academie" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SeatOffer" (
    "id" UUID NOT NULL,
    "signUpId" UUID NOT NULL,
    "linkHash" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "OfferOutcome" NOT NULL DEFAULT 'AWAITED',
    "answeredAt" TIMESTAMPTZ(3),
    "byId" TEXT,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SeatOffer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ApprovalNote_approvalId_idx" ON "ApprovalNote"("approvalId");

-- CreateIndex
CREATE INDEX "Delegation_fromId_idx" ON "Delegation"("fromId");

-- CreateIndex
CREATE INDEX "Delegation_toId_idx" ON "Delegation"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "SeatOffer_linkHash_key" ON "SeatOffer"("linkHash");

-- CreateIndex
CREATE INDEX "SeatOffer_signUpId_idx" ON "SeatOffer"("signUpId");

-- CreateIndex
CREATE INDEX "SeatOffer_outcome_until_idx" ON "SeatOffer"("outcome", "until");

-- AddForeignKey
ALTER TABLE "ApprovalNote" ADD CONSTRAINT "ApprovalNote_approvalId_fkey" FOREIGN KEY ("approvalId") REFERENCES "Approval"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeatOffer" ADD CONSTRAINT "SeatOffer_signUpId_fkey" FOREIGN KEY ("signUpId") REFERENCES "SignUp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One offer at a time: two would hold the same seats for two answers.
CREATE UNIQUE INDEX "SeatOffer_awaited" ON "SeatOffer" ("signUpId") WHERE outcome = 'AWAITED';
ALTER TABLE "SeatOffer" ADD CONSTRAINT "SeatOffer_answered" CHECK ((outcome = 'AWAITED') = ("answeredAt" IS NULL));
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_days" CHECK ("startsOn" <= "endsOn");
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_to_another" CHECK ("fromId" <> "toId");
