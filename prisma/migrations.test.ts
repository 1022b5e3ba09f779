import { expect, test } from "vitest";
import { schemaDifference } from "./create-migration";

test("the migrations make what schema.prisma describes", async () => {
  expect(await schemaDifference()).toBe("");
});
