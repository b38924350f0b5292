import { keepBetweenReadings } from '../../src/node/keeping.ts';

/** A test file reads many repositories, and each would start processes of its own. */
keepBetweenReadings();
