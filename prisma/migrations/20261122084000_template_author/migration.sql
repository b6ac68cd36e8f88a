-- Who wrote a text last, and when.
ALTER TABLE "template" ADD COLUMN     "changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "changed_by" TEXT;
