/**
 * The pages of a list; the last one has no token, or an empty one. It is for lists that the SDK has no paginator for,
 * and for those of the engine: the SDK's would be 240 bytes more in the bundle of a schedule.
 * @param tokenName what both the question and the answer call the token of the next page
 *
 * @example
 * const pages = pagesOf('NextToken', (NextToken) => client.send(new GetRoutesCommand({ ApiId, NextToken })));
 * for await (const { Items = [] } of pages) { ... }
 */
export async function* pagesOf<
  Name extends string,
  Page extends Readonly<Partial<Record<Name, string | undefined>>>,
>(tokenName: Name, ask: (token: string | undefined) => Promise<Page>): AsyncGenerator<Page> {
  let token: string | undefined;
  do {
    const page = await ask(token);
    yield page;
    token = page[tokenName];
  } while (token !== undefined && token !== '');
}
