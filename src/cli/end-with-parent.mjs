// Imported before a program that would go on without whoever started it.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
// To listen keeps a program running that has nothing left to do.
process.channel?.unref();
