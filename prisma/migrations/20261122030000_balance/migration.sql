-- CreateIndex
CREATE INDEX "receipt_received_at_idx" ON "receipt"("received_at");
