-- CreateEnum
CREATE TYPE "FeedbackSide" AS ENUM ('SCHOOL', 'HOST');

-- AlterTable
ALTER TABLE "SignUp" ADD COLUMN     "confirmBy" TIMESTAMPTZ(3),
ADD COLUMN     "linkHash" TEXT,
ADD COLUMN     "mailConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "personLocale" TEXT;

-- CreateTable
CREATE TABLE "Arrival" (
    "id" UUID NOT NULL,
    "signUpId" UUID NOT NULL,
    "deviceKey" TEXT NOT NULL,
    "pupils" INTEGER NOT NULL,
    "adults" INTEGER NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Arrival_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" UUID NOT NULL,
    "side" "FeedbackSide" NOT NULL,
    "sessionId" UUID NOT NULL,
    "signUpId" UUID,
    "linkHash" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "overall" INTEGER,
    "prepared" INTEGER,
    "again" BOOLEAN,
    "comment" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VisitCertificate" (
    "id" UUID NOT NULL,
    "signUpId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "pupils" INTEGER NOT NULL,
    "adults" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replacedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VisitCertificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Arrival_deviceKey_key" ON "Arrival"("deviceKey");

-- CreateIndex
CREATE INDEX "Arrival_signUpId_seenAt_idx" ON "Arrival"("signUpId", "seenAt");

-- CreateIndex
CREATE UNIQUE INDEX "Feedback_linkHash_key" ON "Feedback"("linkHash");

-- CreateIndex
CREATE INDEX "Feedback_sessionId_idx" ON "Feedback"("sessionId");

-- CreateIndex
CREATE INDEX "VisitCertificate_signUpId_idx" ON "VisitCertificate"("signUpId");

-- CreateIndex
CREATE UNIQUE INDEX "VisitCertificate_year_sequence_key" ON "VisitCertificate"("year", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "SignUp_linkHash_key" ON "SignUp"("linkHash");

-- AddForeignKey
ALTER TABLE "Arrival" ADD CONSTRAINT "Arrival_signUpId_fkey" FOREIGN KEY ("signUpId") REFERENCES "SignUp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_signUpId_fkey" FOREIGN KEY ("signUpId") REFERENCES "SignUp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitCertificate" ADD CONSTRAINT "VisitCertificate_signUpId_fkey" FOREIGN KEY ("signUpId") REFERENCES "SignUp"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A person comes alone or with others: no class, no school, no pupils.
ALTER TABLE "SignUp" ADD CONSTRAINT "SignUp_person" CHECK (kind <> 'PERSON' OR (pupils = 0 AND "schoolId" IS NULL AND "companyId" IS NULL));

-- Seats that are kept for an address that was not confirmed are looked for every few minutes.
CREATE INDEX "SignUp_unconfirmed" ON "SignUp" ("confirmBy") WHERE "confirmBy" IS NOT NULL;

ALTER TABLE "Arrival" ADD CONSTRAINT "Arrival_counts" CHECK (pupils BETWEEN 0 AND 100000 AND adults BETWEEN 0 AND 100000);

-- One class is asked once, and so is one host.
CREATE UNIQUE INDEX "Feedback_school_once" ON "Feedback" ("signUpId") WHERE side = 'SCHOOL';
CREATE UNIQUE INDEX "Feedback_host_once" ON "Feedback" ("sessionId") WHERE side = 'HOST';
ALTER TABLE "Feedback"
  ADD CONSTRAINT "Feedback_side" CHECK ((side = 'SCHOOL') = ("signUpId" IS NOT NULL)),
  ADD CONSTRAINT "Feedback_marks" CHECK (overall BETWEEN 1 AND 5 AND prepared BETWEEN 1 AND 5),
  ADD CONSTRAINT "Feedback_answer" CHECK (("answeredAt" IS NULL) = (overall IS NULL));

-- One paper holds at a time, and what it says stays.
CREATE UNIQUE INDEX "VisitCertificate_live" ON "VisitCertificate" ("signUpId") WHERE "replacedAt" IS NULL;

CREATE FUNCTION pavillon_certificate_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW."signUpId", NEW.year, NEW.sequence, NEW.pupils, NEW.adults, NEW.facts, NEW."issuedAt")
    IS DISTINCT FROM (OLD.id, OLD."signUpId", OLD.year, OLD.sequence, OLD.pupils, OLD.adults, OLD.facts, OLD."issuedAt")
    AND current_setting('pavillon.retention', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'a certificate that was issued is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "VisitCertificate_immutable" BEFORE UPDATE ON "VisitCertificate"
  FOR EACH ROW EXECUTE FUNCTION pavillon_certificate_immutable();
