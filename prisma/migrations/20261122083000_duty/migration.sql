-- CreateTable
CREATE TABLE "duty_call" (
    "ticket_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3),
    "taken_by" TEXT,
    "escalated_at" TIMESTAMPTZ(3),

    CONSTRAINT "duty_call_pkey" PRIMARY KEY ("ticket_id")
);
