/** The algorithms that Oracle's native network encryption offers to its clients. */

/**
 * What RDS offers unless told otherwise; before Oracle 26 that is every algorithm, weak ones included. Source:
 * "NATIVE_NETWORK_ENCRYPTION option settings" in the Amazon RDS User Guide.
 */
const DEFAULTS = {
  'SQLNET.ENCRYPTION_TYPES_SERVER': {
    before26: 'RC4_256,AES256,AES192,3DES168,RC4_128,AES128,3DES112,RC4_56,DES,RC4_40,DES40',
    since26: 'AES256,AES192',
  },
  'SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER': {
    before26: 'SHA256,SHA384,SHA512,SHA1,MD5',
    since26: 'SHA256,SHA384,SHA512',
  },
} as const;

interface Settings {
  /** Of the engine, such as 19; without one, Oracle before 26 is assumed, whose defaults are weaker. */
  readonly version: string | undefined;
  readonly list: readonly { readonly Name: string | undefined; readonly Value: string | undefined }[];
}

/** Which algorithms of a setting are offered but not allowed, as a sentence; undefined when there are none. */
export function algorithmGap(
  { version, list }: Settings,
  name: keyof typeof DEFAULTS,
  allowed: readonly string[],
): string | undefined {
  const value = list.find(({ Name }) => Name?.toUpperCase() === name)?.Value ?? '';
  const set = algorithmsOf(value);
  const byDefault = DEFAULTS[name][Number.parseInt(version ?? '', 10) >= 26 ? 'since26' : 'before26'];
  const offered = set.length > 0 ? set : algorithmsOf(byDefault);
  const known = allowed.map((algorithm) => algorithm.toUpperCase());
  const others = offered.filter((algorithm) => !known.includes(algorithm));
  if (others.length === 0) return undefined;
  const origin = set.length > 0 ? '' : ' by default';
  return `${name} offers ${others.join(', ')}${origin}; only ${known.join(', ')} are wanted.`;
}

/** `AES256,AES192`, in parentheses as in sqlnet.ora or with blanks. */
const algorithmsOf = (value: string): readonly string[] => value.toUpperCase().match(/[\w-]+/g) ?? [];
