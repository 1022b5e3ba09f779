-- CreateTable
CREATE TABLE "agent_last_tokens" (
    "tenant_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "agent_last_tokens_pkey" PRIMARY KEY ("tenant_id","agent_id")
);

-- What was counted before this was kept.
INSERT INTO "agent_last_tokens" ("tenant_id", "agent_id", "hour")
SELECT "tenant_id", "agent_id", max("hour")
FROM "agent_activity"
WHERE "metric_type" = 'token_issued'
GROUP BY 1, 2;

-- CreateIndex
CREATE INDEX "agent_last_tokens_tenant_id_hour_agent_id_idx" ON "agent_last_tokens"("tenant_id", "hour", "agent_id");
