import { InvalidArgumentError } from 'commander';

/** What the name of a Region looks like, those included that are newer than this. */
export const REGION_NAME = /^[a-z]{2,}(-[a-z]+)+-\d+$/;

/** An option that takes the name of a Region. */
export function regionName(text: string): string {
  if (!REGION_NAME.test(text))
    throw new InvalidArgumentError('It takes the name of a Region, such as us-east-1.');
  return text;
}
