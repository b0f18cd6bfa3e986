/** Connection strings of MongoDB. */

/**
 * Whether a client that follows the connection string uses TLS: by the option tls, by ssl, which is its older name, or
 * by the scheme mongodb+srv, which turns it on unless an option turns it off.
 */
export function asksForTls(url: string): boolean {
  const options = url.toLowerCase().split('?').slice(1).join('&').split('&');
  if (['tls=false', 'ssl=false'].some((off) => options.includes(off))) return false;
  return /^mongodb\+srv:/i.test(url) || ['tls=true', 'ssl=true'].some((on) => options.includes(on));
}
