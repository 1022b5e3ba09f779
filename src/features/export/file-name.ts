/** What a saved file is about. */
export interface Subject {
  title: string;
  /** The first and the last day of it, UTC. */
  from: string;
  to: string;
  /** In whose hours or days it counts, as UTC or Asia/Kolkata. */
  zone: string;
  /** Of which agents it is, in words. */
  agents: string;
  /** What else has to be known of its numbers, as "compared" or "means". */
  note?: string | undefined;
}

const longestPart = 60;

/** Letters and digits of any script, joined by hyphens: what every file system takes, and no command line misreads. */
const asPart = (text: string) =>
  text
    .normalize("NFC")
    .replaceAll(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, longestPart)
    .replace(/-$/, "");

/** The name of a file that says what is in it: title, days, zone and agents. */
export const fileNameOf = ({ title, from, to, zone, agents, note = "" }: Subject, extension: "csv" | "png") =>
  `${[asPart(title).toLowerCase(), from, to, asPart(zone), asPart(agents), asPart(note)]
    .filter((part) => part !== "")
    .join("_")}.${extension}`;
