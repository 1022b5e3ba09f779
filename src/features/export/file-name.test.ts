import { describe, expect, it } from "vitest";
import { describeAgents } from "@/features/export/describe-agents";
import { fileNameOf } from "@/features/export/file-name";

const subject = {
  title: "Tokens issued",
  from: "2026-10-27",
  to: "2026-11-25",
  zone: "UTC",
  agents: "All agents",
};

describe("the name of a saved file", () => {
  it("says title, days, zone and agents", () => {
    expect(fileNameOf(subject, "csv")).toBe("tokens-issued_2026-10-27_2026-11-25_UTC_All-agents.csv");
    expect(
      fileNameOf({ ...subject, zone: "Asia/Kolkata", agents: "Scout, Übersetzer", note: "compared" }, "png"),
    ).toBe("tokens-issued_2026-10-27_2026-11-25_Asia-Kolkata_Scout-Übersetzer_compared.png");
  });

  it("is a name on every file system, whatever agents are called", () => {
    const name = fileNameOf({ ...subject, agents: '../..\\: <"|?*> --rf \0\n日本'.repeat(20) }, "csv");
    expect(name).toMatch(/^[\p{Letter}\p{Number}_-]+\.csv$/u);
    expect(name.length).toBeLessThan(150);
  });

  it("leaves out agents that are called by nothing a file can be", () => {
    expect(fileNameOf({ ...subject, agents: "?!" }, "csv")).toBe(
      "tokens-issued_2026-10-27_2026-11-25_UTC.csv",
    );
  });
});

describe("of which agents something is", () => {
  const nameOf = (id: string) => ({ 1: "Scout", 2: "Reader", 3: "Writer", 4: "Editor" })[id];

  it("is said by name where they are few and known", () => {
    expect(describeAgents([], nameOf)).toBe("All agents");
    expect(describeAgents(["2", "1"], nameOf)).toBe("Reader, Scout");
    expect(describeAgents(["1", "2", "3", "4"], nameOf)).toBe("4 agents");
    expect(describeAgents(["1", "5"], nameOf)).toBe("2 agents");
    expect(describeAgents(["5"], nameOf)).toBe("1 agent");
  });
});
