import { keepWorkers } from '../../src/node/text-workers.ts';

/** A test file reads many repositories, and each would start processes of its own. */
keepWorkers();
