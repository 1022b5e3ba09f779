import { demoteToViewer, expect, rest, signUpTenant, startSession, test } from "./portal-test";

test("a viewer sees everything, is offered no change, and is refused one by the server", async ({ page }) => {
  const acme = await signUpTenant("Acme");
  const agent = await rest(acme.token, "POST", "/api/agents", { name: "Scout" }, 201);
  await demoteToViewer(acme);
  await startSession(page, acme.email);
  await page.goto("/agents");
  await expect(page.getByRole("link", { name: "Scout" })).toBeVisible();
  await expect(page.getByRole("button", { name: /register/i })).toHaveCount(0);
  await page.goto(`/agents/${agent.agent_id}`);
  await expect(page.getByRole("heading", { name: "Scout" })).toBeVisible();
  await expect(page.getByRole("button", { name: /edit|deactivate/i })).toHaveCount(0);

  for (const [procedure, input] of [
    ["agents.register", { name: "Forged" }],
    ["agents.update", { agent_id: agent.agent_id, name: "Forged" }],
    ["agents.deactivate", { agent_id: agent.agent_id }],
  ] as const) {
    const status = await page.evaluate(
      async ([path, json]) =>
        (
          await fetch(`/api/trpc/${path}`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ json }),
          })
        ).status,
      [procedure, input] as const,
    );
    expect(status, procedure).toBe(403);
  }
  const agents = await rest(acme.token, "GET", "/api/agents");
  expect(agents).toMatchObject([{ name: "Scout", status: "active" }]);
});
