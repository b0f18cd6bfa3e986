/** `npm run bench:replay -- [events]`: many changes through the embedded AWS Config and functions of real rules. */
import { replay } from './replay/replay';

const [count = '100000'] = process.argv.slice(2);
if (!/^[1-9]\d{0,7}$/.test(count)) {
  console.error('usage: npm run bench:replay -- [number of change events]');
  process.exit(2);
}

const result = await replay(Number(count), (line) => {
  console.log(line);
});
const { events, lost, wrong, failed, seconds, samples, kept, databaseMb } = result;

const peak = (of: 'ownMb' | 'functionsMb'): string =>
  String(Math.max(...samples.map((sample) => sample[of])));
/** Without the first tenth, in which everything is loaded. */
const settled = samples.slice(Math.ceil(samples.length / 10));
const half = Math.floor(settled.length / 2);
const mean = (part: typeof samples, of: 'ownMb' | 'functionsMb'): string =>
  (part.reduce((sum, sample) => sum + sample[of], 0) / Math.max(1, part.length)).toFixed(0);

console.log(`
${String(events)} events in ${seconds.toFixed(1)} s: ${(events / seconds).toFixed(0)} events per second
lost: ${String(lost)}, wrong verdicts: ${String(wrong)}, failed: ${String(failed)}
memory of endpoint and runner, MB: peak ${peak('ownMb')}, mean of the first half ${mean(settled.slice(0, half), 'ownMb')}, of the second ${mean(settled.slice(half), 'ownMb')}
memory of the functions, MB: peak ${peak('functionsMb')}, mean of the first half ${mean(settled.slice(0, half), 'functionsMb')}, of the second ${mean(settled.slice(half), 'functionsMb')}
deliveries kept: ${String(kept)}; database: ${databaseMb.toFixed(0)} MB, the history of all ${String(events)} versions included`);
process.exitCode = lost + wrong + failed > 0 ? 1 : 0;
