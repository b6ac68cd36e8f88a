-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "forwarded_by" TEXT,
ADD COLUMN     "team_id" UUID;

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "away_from" DATE,
ADD COLUMN     "away_until" DATE,
ADD COLUMN     "capacity" INTEGER NOT NULL DEFAULT 40,
ADD COLUMN     "langs" TEXT[] DEFAULT ARRAY['vi']::TEXT[],
ADD COLUMN     "team_id" UUID;

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "disputed_at" TIMESTAMPTZ(3),
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "unit" ADD COLUMN     "border" JSONB,
ADD COLUMN     "border_source" TEXT;

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "agency_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "categories" TEXT[],
    "units" TEXT[],

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_set" (
    "id" SERIAL NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "published_by" TEXT,
    "restored_from" INTEGER,

    CONSTRAINT "rule_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "routing_model" (
    "id" SERIAL NOT NULL,
    "state" TEXT NOT NULL,
    "model" BYTEA,
    "card" JSONB,
    "decisions" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "stage" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "activated_at" TIMESTAMPTZ(3),
    "activated_by" TEXT,

    CONSTRAINT "routing_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "units" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "category_code" TEXT,
    "unit_code" TEXT,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "state" TEXT NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_ticket" (
    "ticket_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "joined_by" TEXT,

    CONSTRAINT "incident_ticket_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateTable
CREATE TABLE "me_too" (
    "ticket_id" UUID NOT NULL,
    "visitor" TEXT NOT NULL,
    "identity_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "me_too_pkey" PRIMARY KEY ("ticket_id","visitor")
);

-- CreateIndex
CREATE INDEX "team_agency_code_idx" ON "team"("agency_code");

-- CreateIndex
CREATE INDEX "rule_set_published_at_idx" ON "rule_set"("published_at");

-- CreateIndex
CREATE INDEX "routing_model_activated_at_idx" ON "routing_model"("activated_at");

-- CreateIndex
CREATE UNIQUE INDEX "place_kind_name_key" ON "place"("kind", "name");

-- CreateIndex
CREATE INDEX "incident_state_updated_at_idx" ON "incident"("state", "updated_at");

-- CreateIndex
CREATE INDEX "assignment_officer_id_state_idx" ON "assignment"("officer_id", "state");

-- CreateIndex
CREATE INDEX "incident_ticket_incident_id_idx" ON "incident_ticket"("incident_id");

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_agency_code_fkey" FOREIGN KEY ("agency_code") REFERENCES "agency"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
