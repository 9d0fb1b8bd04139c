-- CreateIndex
CREATE INDEX "ImportRow_importId_key_idx" ON "ImportRow"("importId", "key");
