/** What a test needs to know of the system that it looks at. */
interface SystemUnderTest {
  readonly url: string;
  readonly databaseUrl: string;
  /** Who can sign in to the tenant that has 90 days of history. */
  readonly demo: { readonly email: string; readonly password: string };
}

const variable = "AGENTIDP_UNDER_TEST";

/** Tells the processes that run the tests, which inherit the environment. */
export function shareSystem(system: SystemUnderTest): void {
  process.env[variable] = JSON.stringify(system);
}

export function systemUnderTest(): SystemUnderTest {
  const json = process.env[variable];
  if (json === undefined) throw new Error("The browser tests are started with `npx playwright test`.");
  return JSON.parse(json);
}
