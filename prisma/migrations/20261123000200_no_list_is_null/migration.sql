-- A list of nothing is empty, never null: rules ask for its length.

UPDATE "Company" SET "outlets" = ARRAY[]::"Outlet"[] WHERE "outlets" IS NULL;
ALTER TABLE "Company" ALTER COLUMN "outlets" SET DEFAULT ARRAY[]::"Outlet"[], ALTER COLUMN "outlets" SET NOT NULL;

UPDATE "Activity" SET "audiences" = ARRAY[]::"Audience"[] WHERE "audiences" IS NULL;
ALTER TABLE "Activity" ALTER COLUMN "audiences" SET DEFAULT ARRAY[]::"Audience"[], ALTER COLUMN "audiences" SET NOT NULL;

UPDATE "Activity" SET "levels" = ARRAY[]::"Level"[] WHERE "levels" IS NULL;
ALTER TABLE "Activity" ALTER COLUMN "levels" SET DEFAULT ARRAY[]::"Level"[], ALTER COLUMN "levels" SET NOT NULL;

UPDATE "Activity" SET "openTo" = ARRAY[]::"SignUpKind"[] WHERE "openTo" IS NULL;
ALTER TABLE "Activity" ALTER COLUMN "openTo" SET DEFAULT ARRAY[]::"SignUpKind"[], ALTER COLUMN "openTo" SET NOT NULL;

UPDATE "Activity" SET "gear" = ARRAY[]::"SafetyGear"[] WHERE "gear" IS NULL;
ALTER TABLE "Activity" ALTER COLUMN "gear" SET DEFAULT ARRAY[]::"SafetyGear"[], ALTER COLUMN "gear" SET NOT NULL;

UPDATE "Activity" SET "approvals" = ARRAY[]::"Authority"[] WHERE "approvals" IS NULL;
ALTER TABLE "Activity" ALTER COLUMN "approvals" SET DEFAULT ARRAY[]::"Authority"[], ALTER COLUMN "approvals" SET NOT NULL;

UPDATE "Activity" SET "languages" = ARRAY['fr']::TEXT[] WHERE "languages" IS NULL;
ALTER TABLE "Activity" ALTER COLUMN "languages" SET DEFAULT ARRAY['fr']::TEXT[], ALTER COLUMN "languages" SET NOT NULL;

UPDATE "Application" SET "outlets" = ARRAY[]::"Outlet"[] WHERE "outlets" IS NULL;
ALTER TABLE "Application" ALTER COLUMN "outlets" SET DEFAULT ARRAY[]::"Outlet"[], ALTER COLUMN "outlets" SET NOT NULL;

UPDATE "SubsidyRule" SET "eligibleCodes" = ARRAY[]::TEXT[] WHERE "eligibleCodes" IS NULL;
ALTER TABLE "SubsidyRule" ALTER COLUMN "eligibleCodes" SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN "eligibleCodes" SET NOT NULL;

UPDATE "SubsidyRule" SET "companySizes" = ARRAY[]::TEXT[] WHERE "companySizes" IS NULL;
ALTER TABLE "SubsidyRule" ALTER COLUMN "companySizes" SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN "companySizes" SET NOT NULL;

UPDATE "Shift" SET "skills" = ARRAY[]::TEXT[] WHERE "skills" IS NULL;
ALTER TABLE "Shift" ALTER COLUMN "skills" SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN "skills" SET NOT NULL;
