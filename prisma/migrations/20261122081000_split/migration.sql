-- CreateTable
CREATE TABLE "ticket_link" (
    "ticket_id" UUID NOT NULL,
    "origin_id" UUID NOT NULL,
    "split_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "ranges" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_link_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateIndex
CREATE INDEX "ticket_link_origin_id_idx" ON "ticket_link"("origin_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_link_split_id_position_key" ON "ticket_link"("split_id", "position");
