/** The length that leaves room for `hipaa-config-` before it and a pack's tail behind it. */
const MAX_ID = 45;

/** What is wrong with the id of a rule. */
export function idFaults(id: string): string[] {
  return [
    ...(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)
      ? []
      : [`${id}: an id is in lower case, with hyphens between words, the service first`]),
    ...(id.length > MAX_ID ? [`${id}: an id has at most ${String(MAX_ID)} characters`] : []),
    ...(`hipaa-config-${id}`.length > 64 ? [`${id}: the name of a function has at most 64 characters`] : []),
  ];
}
