-- CreateTable
CREATE TABLE "import_problem" (
    "making_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "message" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("making_id","place")
);

-- AddForeignKey
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_making_id_fkey" FOREIGN KEY ("making_id") REFERENCES "dataset_making"("id") ON DELETE CASCADE ON UPDATE CASCADE;
