-- AlterTable
ALTER TABLE "User" ADD COLUMN     "idleWarnedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ErasureRun" (
    "id" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "erased" JSONB NOT NULL DEFAULT '{}',
    "failed" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "ErasureRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ErasureRun_startedAt_idx" ON "ErasureRun"("startedAt");

-- A list of nothing is empty, never null.
ALTER TABLE "ErasureRun" ALTER COLUMN "failed" SET NOT NULL;

-- The trail is written once. Only erasure, which says so, may take lines away, or a person's data out of what changed;
-- who did what to which thing and when it never rewrites.
CREATE OR REPLACE FUNCTION pavillon_audit_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('pavillon.retention', true) = 'on' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF (NEW.id, NEW.at, NEW."actorId", NEW."actorRole", NEW.action, NEW."subjectType", NEW."subjectId", NEW."requestId")
       IS NOT DISTINCT FROM (OLD.id, OLD.at, OLD."actorId", OLD."actorRole", OLD.action, OLD."subjectType", OLD."subjectId", OLD."requestId") THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the audit trail is never changed';
END $$;

-- A quote that was sent is never changed: only answered, or replaced by its next version; and, once the law no longer
-- asks for it (10 years), its parties are erased.
CREATE OR REPLACE FUNCTION pavillon_quote_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'DRAFT' THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'UPDATE' AND current_setting('pavillon.retention', true) = 'on' AND OLD."createdAt" < now() - interval '10 years' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR NEW.state = 'DRAFT'
    OR (NEW.number, NEW.version, NEW."applicationId", NEW."sentAt", NEW."validUntil", NEW."depositBp", NEW.parties, NEW.note, NEW."pdfId")
       IS DISTINCT FROM (OLD.number, OLD.version, OLD."applicationId", OLD."sentAt", OLD."validUntil", OLD."depositBp", OLD.parties, OLD.note, OLD."pdfId") THEN
    RAISE EXCEPTION 'a quote that was sent is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'Quote_immutable';
  END IF;
  RETURN NEW;
END $$;
