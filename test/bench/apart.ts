// The process in which `Bench.apart` calls a function: it tells its own time and the peak of its memory, then ends.
interface Order {
  module: string;
  name: string;
  argument: unknown;
}

process.once('message', (order: Order) => {
  void answer(order).then((message) => process.send?.(message, () => process.exit(0)));
});

async function answer({ module, name, argument }: Order): Promise<object> {
  try {
    const exported = (await import(module)) as Record<string, (argument: unknown) => Promise<unknown>>;
    const work = exported[name];
    if (work === undefined) throw new Error(`${module} exports no ${name}`);
    const cpu = process.cpuUsage();
    const began = performance.now();
    const result = await work(argument);
    const wall = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return { result, wall, cpu: (user + system) / 1e6, peakRssMb: process.resourceUsage().maxRSS / 1024 };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
