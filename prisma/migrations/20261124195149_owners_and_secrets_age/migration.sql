-- AlterTable
ALTER TABLE "agents" ADD COLUMN     "owner" TEXT,
ADD COLUMN     "secret_created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "api_clients" ADD COLUMN     "secret_created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "agents_tenant_id_status_id_idx" ON "agents"("tenant_id", "status", "id");

-- No secret was ever replaced so far.
UPDATE "agents" SET "secret_created_at" = "created_at";
UPDATE "api_clients" SET "secret_created_at" = "created_at";
