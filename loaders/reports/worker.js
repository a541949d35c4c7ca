// A thread that runs reports. Runs the TypeScript sources as they are, as the command line does.
const {register} = await import("tsx/esm/api");
register();
await import("./in-thread.ts");
