import { crc32 } from "node:zlib";
import { type Increment, millisecondsOfAnHour } from "@/server/analytics/recording/increment";

const largestHour = 0xffff_ffff * millisecondsOfAnHour;

/** Where the fields of a record begin. All numbers are little-endian; the checksum covers what follows it. */
const lengthAt = 4;
const countAt = 5;
const hourAt = 11;
const tenantAt = 15;
const agentAt = 31;
const metricAt = 47;

const bytesOfCount = 6;
const bytesOfUuid = 16;
const longestRecord = 255;

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const metricName = /^[a-z][a-z0-9_]*$/;
/** Stands for the agent of an event that has none. */
const noAgent = "00000000-0000-0000-0000-000000000000";

function writeUuid(record: Buffer, value: string, offset: number): void {
  if (!uuid.test(value)) throw new RangeError(`${value} is no UUID.`);
  record.write(value.replaceAll("-", ""), offset, "hex");
}

function readUuid(record: Buffer, offset: number): string {
  const hex = record.toString("hex", offset, offset + bytesOfUuid);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * An increment as a record of the journal.
 *
 * @throws RangeError where it is nothing that could be counted: an id that is no UUID, no time
 */
export function encodeRecord({ tenantId, agentId, metric, hour, count }: Increment): Buffer {
  if (!metricName.test(metric)) throw new RangeError(`${metric} is no name of a metric.`);
  if (!(hour >= 0 && hour <= largestHour)) throw new RangeError(`${hour} is no time to count at.`);
  const length = metricAt + metric.length;
  if (length > longestRecord) throw new RangeError(`${metric} is too long for the name of a metric.`);
  const record = Buffer.allocUnsafe(length);
  record.writeUInt8(length, lengthAt);
  record.writeUIntLE(count, countAt, bytesOfCount);
  record.writeUInt32LE(hour / millisecondsOfAnHour, hourAt);
  writeUuid(record, tenantId, tenantAt);
  writeUuid(record, agentId ?? noAgent, agentAt);
  record.write(metric, metricAt, "latin1");
  record.writeUInt32LE(crc32(record.subarray(lengthAt)), 0);
  return record;
}

/** The record that begins at the offset, or null where no whole, unharmed one does. */
export function decodeRecord(bytes: Buffer, offset: number): { increment: Increment; length: number } | null {
  const length = bytes[offset + lengthAt];
  if (length === undefined || length <= metricAt || offset + length > bytes.length) return null;
  const record = bytes.subarray(offset, offset + length);
  if (record.readUInt32LE(0) !== crc32(record.subarray(lengthAt))) return null;
  const agentId = readUuid(record, agentAt);
  const increment = {
    tenantId: readUuid(record, tenantAt),
    agentId: agentId === noAgent ? null : agentId,
    metric: record.toString("latin1", metricAt),
    hour: record.readUInt32LE(hourAt) * millisecondsOfAnHour,
    count: record.readUIntLE(countAt, bytesOfCount),
  };
  return { increment, length };
}
