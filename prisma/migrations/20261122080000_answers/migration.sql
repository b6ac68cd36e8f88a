-- CreateTable
CREATE TABLE "answer_article" (
    "id" SERIAL NOT NULL,
    "category_code" TEXT,
    "title_vi" TEXT NOT NULL,
    "asked" TEXT[],
    "body_vi" TEXT NOT NULL,
    "title_en" TEXT,
    "body_en" TEXT,
    "source" TEXT,
    "state" TEXT NOT NULL,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "helped" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "answer_article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_change" (
    "article_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "answer_change_pkey" PRIMARY KEY ("article_id","version")
);

-- CreateTable
CREATE TABLE "answer_use" (
    "article_id" INTEGER NOT NULL,
    "ticket_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "answer_use_pkey" PRIMARY KEY ("ticket_id","article_id")
);
