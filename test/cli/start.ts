import { main } from '../../scripts/cli.ts';

// The command line from its sources, for tests that start it where nothing is compiled.
await main();
