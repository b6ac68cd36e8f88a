-- Parts of one message that a platform delivers one by one wait for each other.
ALTER TABLE "receipt" ADD COLUMN "group_key" TEXT;
