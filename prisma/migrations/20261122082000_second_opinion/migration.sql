-- CreateTable
CREATE TABLE "second_opinion" (
    "ticket_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "category_code" TEXT,
    "agency_code" TEXT,
    "problem" TEXT,
    "ms" INTEGER,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "second_opinion_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateIndex
CREATE INDEX "second_opinion_asked_at_idx" ON "second_opinion"("asked_at");
