-- How many automatic receipts a mailbox was sent lately.
CREATE TABLE "ack_count" (
    "mailbox" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "ack_count_pkey" PRIMARY KEY ("mailbox")
);

-- What is older than a day is forgotten.
CREATE INDEX "ack_count_last_at_idx" ON "ack_count"("last_at");
