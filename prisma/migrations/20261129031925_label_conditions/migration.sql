-- AlterTable
ALTER TABLE "Activity" ADD COLUMN     "labelChecked" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Programme" ADD COLUMN     "labelConditions" JSONB NOT NULL DEFAULT '[{"key":"window","on":true},{"key":"free","on":true},{"key":"audience","on":true},{"key":"industry","on":true}]';
