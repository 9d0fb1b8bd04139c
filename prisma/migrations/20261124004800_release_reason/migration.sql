-- Why a stand was taken back, in words: the company reads it.
ALTER TABLE "Assignment" ADD COLUMN "endNote" TEXT;
