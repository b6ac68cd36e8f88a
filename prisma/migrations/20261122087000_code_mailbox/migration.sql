-- Codes are counted by the mailbox that they reach, whatever tags or dots its owner writes.
ALTER TABLE "one_time_code" ADD COLUMN "mailbox" TEXT NOT NULL DEFAULT '';
UPDATE "one_time_code" SET "mailbox" = "address";
ALTER TABLE "one_time_code" ALTER COLUMN "mailbox" DROP DEFAULT;
CREATE INDEX "one_time_code_kind_mailbox_created_at_idx" ON "one_time_code"("kind", "mailbox", "created_at");
