-- DropIndex
DROP INDEX "agent_months_tenant_id_month_metric_type_count_name_agent_i_idx";

-- AlterTable
ALTER TABLE "agent_months" ADD COLUMN     "days" INTEGER NOT NULL DEFAULT 0;

-- The days of which hours are still kept; of others nothing is asked.
UPDATE "agent_months" SET "days" = "counted"."days"
FROM (
    SELECT "tenant_id", "agent_id", date_trunc('month', "hour" AT TIME ZONE 'UTC')::date AS "month", "metric_type",
           bit_or(1 << (extract(day FROM "hour" AT TIME ZONE 'UTC')::int - 1)) AS "days"
    FROM "agent_activity"
    GROUP BY 1, 2, 3, 4
) AS "counted"
WHERE "agent_months"."tenant_id" = "counted"."tenant_id" AND "agent_months"."agent_id" = "counted"."agent_id"
    AND "agent_months"."month" = "counted"."month" AND "agent_months"."metric_type" = "counted"."metric_type";

-- CreateIndex
CREATE INDEX "agent_months_tenant_id_month_metric_type_count_name_agent_i_idx" ON "agent_months"("tenant_id", "month", "metric_type", "count" DESC, "name", "agent_id", "days");
