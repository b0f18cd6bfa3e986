/** `bundle.ts CHECKOUT FOLDER` bundles the functions of a checkout. */
import { sourceFunctions } from '../../../local/runner/source-functions';

const [checkout = '', folder = ''] = process.argv.slice(2);
await sourceFunctions(checkout, {}, folder);
