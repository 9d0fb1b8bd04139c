-- CreateTable
CREATE TABLE "LetterWording" (
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedById" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LetterWording_pkey" PRIMARY KEY ("kind","language"),
    CONSTRAINT "LetterWording_language" CHECK (language IN ('fr', 'en'))
);
