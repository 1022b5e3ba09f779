// Imported before a program that would go on without whoever started it.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
