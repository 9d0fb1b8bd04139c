-- CreateTable
CREATE TABLE "MutedTopic" (
    "userId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MutedTopic_pkey" PRIMARY KEY ("userId","topic")
);

-- AddForeignKey
ALTER TABLE "MutedTopic" ADD CONSTRAINT "MutedTopic_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
