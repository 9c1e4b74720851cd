// Holds the embedded database of a home (argument) until its stdin ends; says on stdout what happens, one JSON document a line.
const dist = new URL('../../dist/libs/', import.meta.url);
const { openDatabase } = await import(new URL('platform/src/database/open-database.js', dist));

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
try {
  const database = await openDatabase({ databaseUrl: null, home: process.argv[2] });
  say({ open: database.connection });
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  await database.release();
  say({ released: true });
  process.exit(0);
} catch (error) {
  say({ refused: error.code, sentence: error.sentence?.('en') ?? error.stack });
  process.exit(1);
}
