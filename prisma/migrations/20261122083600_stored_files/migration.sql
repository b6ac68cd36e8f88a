-- Whether a row names a stored file is asked for every file once a day.
CREATE INDEX "attachment_store_key_idx" ON "attachment" USING HASH ("store_key");

-- CreateIndex
CREATE INDEX "attachment_shown_key_idx" ON "attachment" USING HASH ("shown_key");

-- CreateIndex
CREATE INDEX "call_store_key_idx" ON "call" USING HASH ("store_key");
