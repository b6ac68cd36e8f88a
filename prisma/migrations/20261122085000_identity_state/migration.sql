-- When the platform says that it became so: notices come in any order.
ALTER TABLE "identity" ADD COLUMN     "state_at" TIMESTAMPTZ(3);

-- When the platform says that the person last wrote.
ALTER TABLE "conversation" ADD COLUMN     "said_at" TIMESTAMPTZ(3);
