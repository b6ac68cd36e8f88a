-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "content_id" TEXT,
ADD COLUMN     "inline" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "channel_account" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "last_test" JSONB,
ADD COLUMN     "rests_until" TIMESTAMPTZ(3),
ADD COLUMN     "token_at" TIMESTAMPTZ(3),
ADD COLUMN     "token_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "vault" BYTEA;

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "business_id" UUID,
ADD COLUMN     "merged_into" UUID,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "position" TEXT,
ADD COLUMN     "prefers" TEXT[],
ADD COLUMN     "sector" TEXT,
ADD COLUMN     "size" TEXT,
ADD COLUMN     "tax_code" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "decided_by" TEXT,
ADD COLUMN     "decision" TEXT,
ADD COLUMN     "identity_id" UUID,
ADD COLUMN     "part_ids" TEXT[];

-- AlterTable
ALTER TABLE "identity" ADD COLUMN     "verified_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "conversation" TEXT,
ADD COLUMN     "edit_version" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "is_public" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "permalink" TEXT,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "receipt" ADD COLUMN     "decided_by" TEXT;

-- CreateTable
CREATE TABLE "conversation" (
    "account_id" TEXT NOT NULL,
    "identity_id" UUID NOT NULL,
    "last_in_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("account_id","identity_id")
);

-- CreateTable
CREATE TABLE "contact_change" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "contact_id" UUID NOT NULL,
    "other_id" UUID,
    "data" JSONB NOT NULL,
    "actor_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "contact_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "caller" TEXT,
    "hotline" TEXT,
    "extension" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "talk_seconds" INTEGER,
    "has_voicemail" BOOLEAN NOT NULL DEFAULT false,
    "recording" TEXT,
    "store_key" TEXT,
    "recording_problem" TEXT,
    "ticket_id" UUID,
    "taken_by" TEXT,
    "taken_at" TIMESTAMPTZ(3),
    "called_back_at" TIMESTAMPTZ(3),
    "called_back_by" TEXT,
    "call_back_note" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spent_proof" (
    "signature" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_proof_pkey" PRIMARY KEY ("signature")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "store_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contact_change_contact_id_at_idx" ON "contact_change"("contact_id", "at");

-- CreateIndex
CREATE INDEX "contact_change_other_id_idx" ON "contact_change"("other_id");

-- CreateIndex
CREATE INDEX "call_state_started_at_idx" ON "call"("state", "started_at");

-- CreateIndex
CREATE INDEX "call_caller_started_at_idx" ON "call"("caller", "started_at");

-- CreateIndex
CREATE INDEX "call_ticket_id_idx" ON "call"("ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_account_id_call_id_key" ON "call"("account_id", "call_id");

-- CreateIndex
CREATE INDEX "one_time_code_kind_address_created_at_idx" ON "one_time_code"("kind", "address", "created_at");

-- CreateIndex
CREATE INDEX "spent_proof_expires_at_idx" ON "spent_proof"("expires_at");

-- CreateIndex
CREATE INDEX "upload_expires_at_idx" ON "upload"("expires_at");

-- CreateIndex
CREATE INDEX "contact_tax_code_idx" ON "contact"("tax_code");

-- CreateIndex
CREATE INDEX "contact_business_id_idx" ON "contact"("business_id");

-- CreateIndex
CREATE INDEX "delivery_account_id_provider_id_idx" ON "delivery"("account_id", "provider_id");

-- CreateIndex
CREATE INDEX "delivery_state_updated_at_idx" ON "delivery"("state", "updated_at");

-- CreateIndex
CREATE INDEX "message_account_id_conversation_created_at_idx" ON "message"("account_id", "conversation", "created_at");

-- CreateIndex
CREATE INDEX "delivery_part_ids_idx" ON "delivery" USING GIN ("part_ids");
