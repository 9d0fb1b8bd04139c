CREATE TABLE "CompanyClaim" (
    "id" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "companyId" UUID NOT NULL,
    "granted" BOOLEAN,
    "settledAt" TIMESTAMPTZ(3),
    "settledById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CompanyClaim_pkey" PRIMARY KEY ("id"),
    -- Open, or answered with yes or no.
    CONSTRAINT "CompanyClaim_answer" CHECK (("granted" IS NULL) = ("settledAt" IS NULL))
);

CREATE INDEX "CompanyClaim_companyId_idx" ON "CompanyClaim"("companyId");

-- One open claim of a person for a company.
CREATE UNIQUE INDEX "CompanyClaim_open" ON "CompanyClaim"("userId", "companyId") WHERE "settledAt" IS NULL;

ALTER TABLE "CompanyClaim" ADD CONSTRAINT "CompanyClaim_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CompanyClaim" ADD CONSTRAINT "CompanyClaim_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE CASCADE ON UPDATE CASCADE;
