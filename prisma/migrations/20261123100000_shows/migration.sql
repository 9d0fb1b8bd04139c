-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('RUNNING', 'DONE', 'FAILED', 'ACCEPTED', 'DISCARDED');

-- CreateEnum
CREATE TYPE "DeadlineOwner" AS ENUM ('CHAMBER', 'ORGANISER', 'EXHIBITOR');

-- CreateEnum
CREATE TYPE "DeadlineAnchor" AS ENUM ('SHOW_START', 'SHOW_END', 'CALL_CLOSE');

-- CreateEnum
CREATE TYPE "SwapState" AS ENUM ('OPEN', 'ACCEPTED', 'WITHDRAWN', 'REFUSED');

-- DropIndex
DROP INDEX "Quote_number_key";

-- DropIndex
DROP INDEX "Stand_hallId_number_key";

-- AlterTable
ALTER TABLE "AidGrant" ADD COLUMN     "cancelReason" TEXT,
ADD COLUMN     "cancelledAt" TIMESTAMPTZ(3),
ADD COLUMN     "declared" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "quoteId" UUID,
ADD COLUMN     "ruleId" UUID;

-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "catalogueText" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "contactId" UUID,
ADD COLUMN     "logoId" UUID,
ADD COLUMN     "stateChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "endReason" TEXT;

-- AlterTable
ALTER TABLE "Contact" ADD COLUMN     "skills" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Deadline" ADD COLUMN     "anchor" "DeadlineAnchor",
ADD COLUMN     "cancelledAt" TIMESTAMPTZ(3),
ADD COLUMN     "doneAt" TIMESTAMPTZ(3),
ADD COLUMN     "doneById" TEXT,
ADD COLUMN     "doneByName" TEXT,
ADD COLUMN     "offsetDays" INTEGER,
ADD COLUMN     "ownerName" TEXT,
ADD COLUMN     "remindDays" INTEGER[] DEFAULT ARRAY[14, 3]::INTEGER[],
DROP COLUMN "owner",
ADD COLUMN     "owner" "DeadlineOwner" NOT NULL DEFAULT 'CHAMBER';

-- AlterTable
ALTER TABLE "DeadlineTask" ADD COLUMN     "doneByName" TEXT,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Hall" ADD COLUMN     "backgroundId" UUID,
ADD COLUMN     "backgroundOpacity" INTEGER NOT NULL DEFAULT 50,
ADD COLUMN     "backgroundX" DECIMAL(8,2) NOT NULL DEFAULT 0,
ADD COLUMN     "backgroundY" DECIMAL(8,2) NOT NULL DEFAULT 0,
ADD COLUMN     "gridStep" DECIMAL(4,2) NOT NULL DEFAULT 0.5,
ADD COLUMN     "metresPerPixel" DECIMAL(10,6) NOT NULL DEFAULT 0.05,
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "createdByName" TEXT,
ADD COLUMN     "followUpNote" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "Quote" ADD COLUMN     "answeredBy" TEXT,
ADD COLUMN     "depositBp" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "parties" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "pdfId" UUID,
ADD COLUMN     "refuseReason" TEXT,
ADD COLUMN     "refusedAt" TIMESTAMPTZ(3),
ADD COLUMN     "replacesId" UUID;

-- AlterTable
ALTER TABLE "QuoteLine" ADD COLUMN     "code" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Shift" ADD COLUMN     "cancelledAt" TIMESTAMPTZ(3),
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "place" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Show" ADD COLUMN     "callText" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "proposalWeights" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "quoteDays" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "quoteTerms" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sellerAddress" TEXT,
ADD COLUMN     "sellerName" TEXT,
ADD COLUMN     "sellerSiret" TEXT,
ADD COLUMN     "sellerVatNumber" TEXT;

-- AlterTable
ALTER TABLE "Stand" ADD COLUMN     "retiredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "SubsidyRule" ADD COLUMN     "deMinimis" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "grantor" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApplicationComment" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "authorId" TEXT,
    "authorName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApplicationComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LetterTemplate" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LetterTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StandShare" (
    "assignmentId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "area" DECIMAL(8,2) NOT NULL,

    CONSTRAINT "StandShare_pkey" PRIMARY KEY ("assignmentId","companyId")
);

-- CreateTable
CREATE TABLE "StandProposal" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'RUNNING',
    "input" JSONB NOT NULL,
    "result" JSONB,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StandProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeadlineTemplate" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "anchor" "DeadlineAnchor" NOT NULL DEFAULT 'SHOW_START',
    "offsetDays" INTEGER NOT NULL,
    "perCompany" BOOLEAN NOT NULL DEFAULT false,
    "owner" "DeadlineOwner" NOT NULL DEFAULT 'CHAMBER',
    "remindDays" INTEGER[] DEFAULT ARRAY[14, 3]::INTEGER[],

    CONSTRAINT "DeadlineTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeadlineFile" (
    "id" UUID NOT NULL,
    "deadlineId" UUID NOT NULL,
    "applicationId" UUID,
    "fileId" UUID NOT NULL,

    CONSTRAINT "DeadlineFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShiftSwap" (
    "id" UUID NOT NULL,
    "shiftId" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID,
    "state" "SwapState" NOT NULL DEFAULT 'OPEN',
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShiftSwap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Availability" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "free" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Availability_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ApplicationComment_applicationId_createdAt_idx" ON "ApplicationComment"("applicationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "LetterTemplate_showId_name_key" ON "LetterTemplate"("showId", "name");

-- CreateIndex
CREATE INDEX "StandShare_companyId_idx" ON "StandShare"("companyId");

-- CreateIndex
CREATE INDEX "StandProposal_showId_createdAt_idx" ON "StandProposal"("showId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "DeadlineTemplate_title_key" ON "DeadlineTemplate"("title");

-- CreateIndex
CREATE INDEX "DeadlineFile_deadlineId_idx" ON "DeadlineFile"("deadlineId");

-- CreateIndex
CREATE INDEX "DeadlineFile_applicationId_idx" ON "DeadlineFile"("applicationId");

-- CreateIndex
CREATE INDEX "ShiftSwap_shiftId_idx" ON "ShiftSwap"("shiftId");

-- CreateIndex
CREATE INDEX "ShiftSwap_fromId_idx" ON "ShiftSwap"("fromId");

-- CreateIndex
CREATE INDEX "ShiftSwap_toId_idx" ON "ShiftSwap"("toId");

-- CreateIndex
CREATE INDEX "Availability_showId_contactId_idx" ON "Availability"("showId", "contactId");

-- CreateIndex
CREATE UNIQUE INDEX "Quote_replacesId_key" ON "Quote"("replacesId");

-- CreateIndex
CREATE UNIQUE INDEX "Quote_number_version_key" ON "Quote"("number", "version");

-- AddForeignKey
ALTER TABLE "Hall" ADD CONSTRAINT "Hall_backgroundId_fkey" FOREIGN KEY ("backgroundId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_logoId_fkey" FOREIGN KEY ("logoId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplicationComment" ADD CONSTRAINT "ApplicationComment_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetterTemplate" ADD CONSTRAINT "LetterTemplate_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("programmeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandShare" ADD CONSTRAINT "StandShare_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandShare" ADD CONSTRAINT "StandShare_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandProposal" ADD CONSTRAINT "StandProposal_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("programmeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_pdfId_fkey" FOREIGN KEY ("pdfId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AidGrant" ADD CONSTRAINT "AidGrant_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "SubsidyRule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AidGrant" ADD CONSTRAINT "AidGrant_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeadlineFile" ADD CONSTRAINT "DeadlineFile_deadlineId_fkey" FOREIGN KEY ("deadlineId") REFERENCES "Deadline"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeadlineFile" ADD CONSTRAINT "DeadlineFile_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeadlineFile" ADD CONSTRAINT "DeadlineFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShiftSwap" ADD CONSTRAINT "ShiftSwap_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShiftSwap" ADD CONSTRAINT "ShiftSwap_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShiftSwap" ADD CONSTRAINT "ShiftSwap_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Availability" ADD CONSTRAINT "Availability_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("programmeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Availability" ADD CONSTRAINT "Availability_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema has no words for ------------------------------------------------------

-- A list of nothing is empty, never null.
ALTER TABLE "Contact" ALTER COLUMN "skills" SET NOT NULL;
ALTER TABLE "Deadline" ALTER COLUMN "remindDays" SET NOT NULL;
ALTER TABLE "DeadlineTemplate" ALTER COLUMN "remindDays" SET NOT NULL;

-- A stand that left the plan keeps its past and gives its place and its number free.
ALTER TABLE "Stand" DROP CONSTRAINT "Stand_apart";
ALTER TABLE "Stand" ADD CONSTRAINT "Stand_apart" EXCLUDE USING gist (
  "hallId" WITH =,
  box(point((x + 0.005)::float8, (y + 0.005)::float8), point((x + width - 0.005)::float8, (y + height - 0.005)::float8)) WITH &&
) WHERE ("retiredAt" IS NULL) DEFERRABLE INITIALLY IMMEDIATE;
CREATE UNIQUE INDEX "Stand_number_live" ON "Stand" ("hallId", number) WHERE "retiredAt" IS NULL;

-- An application has at most one stand; two stands side by side are merged into one.
CREATE UNIQUE INDEX "Assignment_one_stand" ON "Assignment" ("applicationId") WHERE state <> 'RELEASED';
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_ended" CHECK ((state = 'RELEASED') = ("endedAt" IS NOT NULL));
ALTER TABLE "StandShare" ADD CONSTRAINT "StandShare_area" CHECK (area > 0);

-- Stands lie inside their hall: inside its rectangle, and inside its outline where one is drawn.
ALTER TABLE "Hall" ADD CONSTRAINT "Hall_size" CHECK (width > 0 AND height > 0 AND width <= 2000 AND height <= 2000 AND "gridStep" > 0 AND "metresPerPixel" > 0 AND "backgroundOpacity" BETWEEN 0 AND 100);

CREATE FUNCTION pavillon_in_hall(h "Hall", s "Stand") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT s.x + s.width <= h.width AND s.y + s.height <= h.height AND (
    jsonb_array_length(h.outline) < 3
    OR (SELECT ('(' || string_agg('(' || (corner->>0) || ',' || (corner->>1) || ')', ',' ORDER BY place) || ')')::polygon
        FROM jsonb_array_elements(h.outline) WITH ORDINALITY AS corners(corner, place))
       @> polygon(box(point((s.x + 0.005)::float8, (s.y + 0.005)::float8), point((s.x + s.width - 0.005)::float8, (s.y + s.height - 0.005)::float8)))
  )
$$;

CREATE FUNCTION pavillon_stand_in_hall() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE h "Hall";
BEGIN
  IF NEW."retiredAt" IS NOT NULL THEN RETURN NEW; END IF;
  SELECT * INTO h FROM "Hall" WHERE id = NEW."hallId" FOR SHARE;
  IF NOT pavillon_in_hall(h, NEW) THEN
    RAISE EXCEPTION 'stand % lies outside its hall', NEW.number USING ERRCODE = 'check_violation', CONSTRAINT = 'Stand_in_hall';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Stand_in_hall" BEFORE INSERT OR UPDATE ON "Stand" FOR EACH ROW EXECUTE FUNCTION pavillon_stand_in_hall();

CREATE FUNCTION pavillon_hall_holds_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Stand" s WHERE s."hallId" = NEW.id AND s."retiredAt" IS NULL AND NOT pavillon_in_hall(NEW, s)) THEN
    RAISE EXCEPTION 'the hall would no longer hold its stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'Stand_in_hall';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Hall_holds_stands" BEFORE UPDATE OF width, height, outline ON "Hall" FOR EACH ROW EXECUTE FUNCTION pavillon_hall_holds_stands();

-- A quote that was sent is never changed: only answered, or replaced by its next version.
CREATE FUNCTION pavillon_quote_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'DRAFT' THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'DELETE' OR NEW.state = 'DRAFT'
    OR (NEW.number, NEW.version, NEW."applicationId", NEW."sentAt", NEW."validUntil", NEW."depositBp", NEW.parties, NEW.note, NEW."pdfId")
       IS DISTINCT FROM (OLD.number, OLD.version, OLD."applicationId", OLD."sentAt", OLD."validUntil", OLD."depositBp", OLD.parties, OLD.note, OLD."pdfId") THEN
    RAISE EXCEPTION 'a quote that was sent is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'Quote_immutable';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Quote_immutable" BEFORE UPDATE OR DELETE ON "Quote" FOR EACH ROW EXECUTE FUNCTION pavillon_quote_immutable();

CREATE FUNCTION pavillon_quote_line_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Quote" WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD."quoteId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."quoteId" END) AND state <> 'DRAFT') THEN
    RAISE EXCEPTION 'a quote that was sent is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'Quote_immutable';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "QuoteLine_immutable" BEFORE INSERT OR UPDATE OR DELETE ON "QuoteLine" FOR EACH ROW EXECUTE FUNCTION pavillon_quote_line_immutable();

-- One version of a quote is under discussion at a time.
CREATE UNIQUE INDEX "Quote_draft_once" ON "Quote" ("applicationId") WHERE state = 'DRAFT';
CREATE UNIQUE INDEX "Quote_live_once" ON "Quote" ("applicationId") WHERE state IN ('SENT', 'ACCEPTED');

-- A grant stays in the ledger for ever: it can be cancelled, nothing else.
CREATE FUNCTION pavillon_grant_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW."companyId", NEW."amountCents", NEW."grantedOn") IS DISTINCT FROM (OLD."companyId", OLD."amountCents", OLD."grantedOn") THEN
    RAISE EXCEPTION 'a grant is cancelled, never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'AidGrant_immutable';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "AidGrant_immutable" BEFORE UPDATE OR DELETE ON "AidGrant" FOR EACH ROW EXECUTE FUNCTION pavillon_grant_immutable();

ALTER TABLE "Deadline" ADD CONSTRAINT "Deadline_anchor" CHECK ((anchor IS NULL) = ("offsetDays" IS NULL));
ALTER TABLE "Availability" ADD CONSTRAINT "Availability_order" CHECK ("startsAt" < "endsAt");
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_size" CHECK (size = length(bytes) AND size BETWEEN 1 AND 20971520);
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_follow_up" CHECK ("followUp" IN ('OPEN', 'CALLED', 'MET', 'QUOTED', 'WON', 'LOST'));
CREATE UNIQUE INDEX "ShiftSwap_open_once" ON "ShiftSwap" ("shiftId", "fromId") WHERE state = 'OPEN';

-- The public plan shows who stands where.
CREATE TRIGGER "Hall_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Hall" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "Stand_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Stand" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "Assignment_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Assignment" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "StandShare_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "StandShare" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "Application_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Application" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "CoExhibitor_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "CoExhibitor" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "Deadline_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Deadline" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
