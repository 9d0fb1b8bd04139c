-- CreateEnum
CREATE TYPE "PaperKind" AS ENUM ('CONVENTION', 'NOTICE', 'RISKS');

-- CreateEnum
CREATE TYPE "PaperState" AS ENUM ('VALID', 'REPLACED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "PaperSigner" AS ENUM ('SCHOOL', 'COMPANY', 'CHAMBER');

-- CreateTable
CREATE TABLE "VisitPaper" (
    "id" UUID NOT NULL,
    "signUpId" UUID NOT NULL,
    "kind" "PaperKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "state" "PaperState" NOT NULL DEFAULT 'VALID',
    "facts" JSONB NOT NULL,
    "signers" "PaperSigner"[] NOT NULL DEFAULT ARRAY[]::"PaperSigner"[],
    "slips" INTEGER NOT NULL DEFAULT 0,
    "replacesId" UUID,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VisitPaper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperSignature" (
    "id" UUID NOT NULL,
    "paperId" UUID NOT NULL,
    "signer" "PaperSigner" NOT NULL,
    "signedOn" DATE NOT NULL,
    "markedById" TEXT,
    "markedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "scanId" UUID,

    CONSTRAINT "PaperSignature_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "VisitPaper_replacesId_key" ON "VisitPaper"("replacesId");

-- CreateIndex
CREATE INDEX "VisitPaper_signUpId_idx" ON "VisitPaper"("signUpId");

-- CreateIndex
CREATE UNIQUE INDEX "VisitPaper_kind_year_sequence_key" ON "VisitPaper"("kind", "year", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "PaperSignature_scanId_key" ON "PaperSignature"("scanId");

-- CreateIndex
CREATE UNIQUE INDEX "PaperSignature_paperId_signer_key" ON "PaperSignature"("paperId", "signer");

-- AddForeignKey
ALTER TABLE "VisitPaper" ADD CONSTRAINT "VisitPaper_signUpId_fkey" FOREIGN KEY ("signUpId") REFERENCES "SignUp"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitPaper" ADD CONSTRAINT "VisitPaper_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "VisitPaper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperSignature" ADD CONSTRAINT "PaperSignature_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "VisitPaper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperSignature" ADD CONSTRAINT "PaperSignature_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One paper of a kind holds at a time for a visit; one that ended says when.
CREATE UNIQUE INDEX "VisitPaper_valid" ON "VisitPaper" ("signUpId", kind) WHERE state = 'VALID';
ALTER TABLE "VisitPaper"
  ADD CONSTRAINT "VisitPaper_ended" CHECK ((state = 'VALID') = ("endedAt" IS NULL)),
  ADD CONSTRAINT "VisitPaper_slips" CHECK (slips >= 0 AND (slips = 0 OR kind = 'NOTICE')),
  ADD CONSTRAINT "VisitPaper_number" CHECK (sequence > 0);

-- What a paper says stays, and one that ended does not come back.
CREATE FUNCTION pavillon_paper_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW."signUpId", NEW.kind, NEW.year, NEW.sequence, NEW.facts, NEW.signers, NEW."replacesId", NEW."issuedAt")
    IS DISTINCT FROM (OLD.id, OLD."signUpId", OLD.kind, OLD.year, OLD.sequence, OLD.facts, OLD.signers, OLD."replacesId", OLD."issuedAt") THEN
    RAISE EXCEPTION 'a paper that was issued is never changed';
  END IF;
  IF OLD.state <> 'VALID' AND (NEW.state, NEW."endedAt", NEW.slips) IS DISTINCT FROM (OLD.state, OLD."endedAt", OLD.slips) THEN
    RAISE EXCEPTION 'a paper that ended does not come back';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "VisitPaper_immutable" BEFORE UPDATE ON "VisitPaper"
  FOR EACH ROW EXECUTE FUNCTION pavillon_paper_immutable();
