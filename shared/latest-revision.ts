/** Definitions come in numbered revisions, which stay active until somebody deregisters them. */
import { booleanParameter } from './parameters';

export const latestRevisionOnly = booleanParameter({
  default: true,
  description:
    'Judge the newest active revision of each definition alone; false judges every active revision.',
});
