-- CreateTable
CREATE TABLE "recorders" (
    "recorder_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "taken" TEXT,

    CONSTRAINT "recorders_pkey" PRIMARY KEY ("recorder_id")
);
