-- CreateTable
CREATE TABLE "VisitInvitation" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "activityId" UUID,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "declinedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VisitInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "VisitInvitation_companyId_idx" ON "VisitInvitation"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "VisitInvitation_requestId_companyId_key" ON "VisitInvitation"("requestId", "companyId");

-- AddForeignKey
ALTER TABLE "VisitInvitation" ADD CONSTRAINT "VisitInvitation_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "VisitRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitInvitation" ADD CONSTRAINT "VisitInvitation_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitInvitation" ADD CONSTRAINT "VisitInvitation_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;
