export default async function tearDownDatabase() {
  const keeper = globalThis.fairmarkDatabaseKeeper;
  if (keeper === undefined || keeper.exitCode !== null) return;
  const ended = new Promise((resolve) => keeper.once('exit', resolve));
  keeper.disconnect();
  await ended;
}
