-- CreateEnum
CREATE TYPE "RevisionState" AS ENUM ('DRAFT', 'PENDING', 'SENT_BACK', 'ACCEPTED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "Activity" ADD COLUMN     "proposed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "proposedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ActivityRevision" (
    "id" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "state" "RevisionState" NOT NULL DEFAULT 'DRAFT',
    "typed" JSONB NOT NULL DEFAULT '{}',
    "base" JSONB NOT NULL DEFAULT '{}',
    "dates" JSONB NOT NULL DEFAULT '[]',
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMPTZ(3),
    "createdById" TEXT,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ActivityRevision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ActivityRevision_activityId_idx" ON "ActivityRevision"("activityId");

-- CreateIndex
CREATE INDEX "ActivityRevision_state_idx" ON "ActivityRevision"("state");

-- AddForeignKey
ALTER TABLE "ActivityRevision" ADD CONSTRAINT "ActivityRevision_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An activity has at most one change that is not over.
CREATE UNIQUE INDEX "ActivityRevision_live" ON "ActivityRevision" ("activityId") WHERE state IN ('DRAFT', 'PENDING', 'SENT_BACK');
ALTER TABLE "ActivityRevision"
  ADD CONSTRAINT "ActivityRevision_reason" CHECK (state <> 'SENT_BACK' OR length(btrim(reason)) > 0),
  ADD CONSTRAINT "ActivityRevision_sent" CHECK (state <> 'PENDING' OR "sentAt" IS NOT NULL);
