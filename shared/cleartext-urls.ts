/** URLs of protocols without encryption, in texts such as the settings of a program. */

interface Protocols {
  /** Schemes taken as unencrypted, in any letter case, such as `http`. */
  readonly schemes: readonly string[];
  /** Beginnings of URLs that are no endpoints, such as those of XML namespaces. */
  readonly allowedPrefixes: readonly string[];
}

/** A scheme, and what stands before the path: one host, or several with commas between. Another URL ends it. */
const URLS = /(?<![a-z0-9+])[a-z][a-z0-9+]*:\/\/(?:(?!,(?:\s|$|[a-z][a-z0-9+]*:\/\/))[^/?#\s"'<>;|\\`])*/g;

/** Names and addresses that never leave the machine; 169.254.0.0/16 holds the services beside it. */
const OWN_HOST = /^(localhost|127(\.\d{1,3}){3}|169\.254(\.\d{1,3}){2}|\[(::1|0:0:0:0:0:0:0:1)\])$/;

/** Whether a text has a URL of an unencrypted scheme that leads anywhere but to the machine that uses it. */
export function hasCleartextUrl(source: string, { schemes, allowedPrefixes }: Protocols): boolean {
  const text = source.toLowerCase();
  const unencrypted = schemes.map((scheme) => scheme.toLowerCase());
  const allowed = allowedPrefixes.map((prefix) => prefix.toLowerCase());
  return [...text.matchAll(URLS)].some(({ 0: url, index }) => {
    const end = url.indexOf('://');
    const scheme = url.slice(0, end);
    const hosts = url.slice(end + '://'.length).split(',');
    // What goes over the network is the last part of schemes such as git+http.
    const names = [scheme, scheme.slice(scheme.lastIndexOf('+') + 1)];
    return (
      names.some((name) => unencrypted.includes(name)) &&
      !allowed.some((prefix) => text.startsWith(prefix, index)) &&
      !hosts.every((host) => OWN_HOST.test(nameOf(host)))
    );
  });
}

/** `host` of `user:password@host:port`, with the brackets of an IPv6 address and without those of a text around it. */
const nameOf = (host: string): string =>
  host.slice(host.lastIndexOf('@') + 1).replace(/^(\[[^\]]*\]|[^:\])}]*).*$/, '$1');
