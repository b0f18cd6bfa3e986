/** What the name of a Region looks like, those included that are newer than this. */
export const REGION_NAME = /^[a-z]{2,}(-[a-z]+)+-\d+$/;
