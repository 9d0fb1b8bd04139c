-- CreateEnum
CREATE TYPE "ListSchedule" AS ENUM ('NEVER', 'DAILY', 'WEEKLY');

-- CreateTable
CREATE TABLE "ListView" (
    "id" UUID NOT NULL,
    "ownerId" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL DEFAULT '',
    "columns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "schedule" "ListSchedule" NOT NULL DEFAULT 'NEVER',
    "sentOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ListView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ListView_ownerId_list_name_key" ON "ListView"("ownerId", "list", "name");

-- CreateIndex
CREATE INDEX "School_name_id_idx" ON "School"("name", "id");

-- CreateIndex
CREATE INDEX "Company_name_id_idx" ON "Company"("name", "id");

-- AddForeignKey
ALTER TABLE "ListView" ADD CONSTRAINT "ListView_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A list of columns is never null, and a view has a name.
ALTER TABLE "ListView" ALTER COLUMN "columns" SET NOT NULL;
ALTER TABLE "ListView" ADD CONSTRAINT "ListView_named" CHECK (btrim("name") <> '');
