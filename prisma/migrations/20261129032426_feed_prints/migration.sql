-- CreateTable
CREATE TABLE "FeedPrint" (
    "key" TEXT NOT NULL,
    "print" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(0) NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FeedPrint_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "FeedPrint_madeAt_idx" ON "FeedPrint"("madeAt");
