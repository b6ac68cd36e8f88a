-- Files that staff put to words they have not sent yet.
CREATE TABLE "reply_file" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "author_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "store_key" TEXT NOT NULL,
    "shown_key" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "scan" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_file_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reply_file_ticket_id_author_id_idx" ON "reply_file"("ticket_id", "author_id");
CREATE INDEX "reply_file_created_at_idx" ON "reply_file"("created_at");
CREATE INDEX "reply_file_store_key_idx" ON "reply_file" USING HASH ("store_key");
CREATE INDEX "reply_file_shown_key_idx" ON "reply_file" USING HASH ("shown_key");
