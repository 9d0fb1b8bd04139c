-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "toldAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "AuthSession" ADD COLUMN     "linkAt" TIMESTAMPTZ(3);

-- From now on every sign-in notes when; what is still signed in came before.
UPDATE "User" u SET "lastSeenAt" = s.at
FROM (SELECT "userId", max("createdAt") AS at FROM "AuthSession" GROUP BY "userId") s
WHERE s."userId" = u.id AND u."lastSeenAt" IS NULL;
