-- Who the assistant is, as authored questions and answers that exports may mix in.
CREATE TABLE "identity_set" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_set_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "identity_set_name_key" ON "identity_set"("name");
