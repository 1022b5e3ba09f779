import { setImmediate as nextTurn } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { recorder } from "@/server/analytics";
import type { CountableEvent } from "@/server/analytics/recording/increment";

/** What is measured: a process of its own each time, told what to do and for how long. */
export interface Task {
  /** How many different things happen. */
  readonly keys: number;
  readonly seconds: number;
  /** How many events one turn of the event loop brings. */
  readonly eventsOfATurn: number;
  /** Whether the database is to be filled as fast as it takes it, or only the calls are measured. */
  readonly untilStored: boolean;
}

/** Events a second that were recorded, and increments a second that reached PostgreSQL. */
export interface Measured {
  readonly events: number;
  readonly increments: number;
  /** What an event took of the processor, in microseconds: other work on the machine bears on it less. */
  readonly processorTime: number;
}

async function measure({ keys, seconds, eventsOfATurn, untilStored }: Task): Promise<Measured> {
  const tenantId = uuidv7();
  const at = new Date();
  const eventOfKey = Array.from(
    { length: keys },
    (): CountableEvent => ({ tenantId, agentId: uuidv7(), metric: "token_issued", at }),
  );
  let events = 0;
  const recordTurn = () => {
    for (let n = 0; n < eventsOfATurn; n++, events++) {
      const event = eventOfKey[events % keys];
      if (event) recorder.record(event);
    }
  };

  const processor = process.cpuUsage();
  const started = performance.now();
  const end = started + seconds * 1_000;
  let increments = 0;
  while (performance.now() < end) {
    recordTurn();
    if (untilStored) {
      increments += Math.min(keys, eventsOfATurn);
      await recorder.flush();
    } else {
      await nextTurn();
    }
  }
  const elapsed = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(processor);
  await recorder.close();
  return {
    events: events / elapsed,
    increments: increments / elapsed,
    processorTime: (user + system) / events,
  };
}

const task: Task = JSON.parse(process.argv[2] ?? "{}");
process.send?.(await measure(task), () => process.exit(0));
