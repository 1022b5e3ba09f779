-- DropIndex
DROP INDEX "agent_activity_tenant_id_hour_idx";

-- CreateTable
CREATE TABLE "tenant_hours" (
    "tenant_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "metric_type" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "tenant_hours_pkey" PRIMARY KEY ("tenant_id","hour","metric_type")
);

-- CreateTable
-- Names are ordered by COLLATE "C", the same on every database whatever locale it was made with.
CREATE TABLE "agent_months" (
    "tenant_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "metric_type" TEXT NOT NULL,
    "count" BIGINT NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "agent_months_pkey" PRIMARY KEY ("tenant_id","agent_id","month","metric_type")
);

-- What was counted before these sums were kept.
INSERT INTO "tenant_hours" ("tenant_id", "hour", "metric_type", "count")
SELECT "tenant_id", "hour", "metric_type", sum("count")
FROM "agent_activity"
GROUP BY 1, 2, 3;

INSERT INTO "agent_months" ("tenant_id", "agent_id", "month", "metric_type", "count", "name")
SELECT "tenant_id", "agent_id", "counted"."month", "metric_type", "counted"."count", "agents"."name"
FROM (
    SELECT "tenant_id", "agent_id", date_trunc('month', "hour" AT TIME ZONE 'UTC')::date AS "month",
           "metric_type", sum("count") AS "count"
    FROM "agent_activity"
    GROUP BY 1, 2, 3, 4
) AS "counted"
JOIN "agents" USING ("tenant_id")
WHERE "agents"."id" = "counted"."agent_id";

-- CreateIndex
CREATE INDEX "agent_months_tenant_id_month_metric_type_count_name_agent_i_idx" ON "agent_months"("tenant_id", "month", "metric_type", "count" DESC, "name", "agent_id");

-- CreateIndex
CREATE INDEX "agents_tenant_id_name_id_idx" ON "agents"("tenant_id", "name" COLLATE "C", "id");

-- An agent's months follow its name. The row of the present month is made where there is none: a recorder
-- that read the old name and is about to make it then finds the new one there, and only adds to its count.
CREATE FUNCTION "rename_agent_months"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "agent_months" AS "stored" ("tenant_id", "agent_id", "month", "metric_type", "count", "name")
    VALUES (NEW."tenant_id", NEW."id", date_trunc('month', now() AT TIME ZONE 'UTC')::date, 'token_issued', 0, NEW."name")
    ON CONFLICT ("tenant_id", "agent_id", "month", "metric_type") DO NOTHING;
    UPDATE "agent_months" SET "name" = NEW."name"
    WHERE "tenant_id" = NEW."tenant_id" AND "agent_id" = NEW."id";
    RETURN NULL;
END
$$;

CREATE TRIGGER "agents_renamed" AFTER UPDATE OF "name" ON "agents"
    FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION "rename_agent_months"();
