/**
 * Stands for the SDK's clients where AWS is not asked. The bundle then loads none of them: to load those of all rules
 * takes longer than to evaluate ten thousand items. `scripts/build-cli.mjs` puts this before every name of the SDK.
 */

let isOffline = false;

/** From now on the names of the SDK give stand-ins, wherever they are looked up first. */
export function useStandIns(): void {
  isOffline = true;
}

const standIns = new Map<string, unknown>();

/**
 * @param name as the SDK exports it
 * @returns undefined where the SDK itself is to be used
 * @public for the bundle
 */
export function standIn(name: string): unknown {
  if (!isOffline) return undefined;
  const known = standIns.get(name);
  if (known !== undefined) return known;
  const made = name.startsWith('paginate') ? paginator(name) : emptyClass(name);
  standIns.set(name, made);
  return made;
}

/** A client or a command: a call that is not made is named by the names of their classes. */
function emptyClass(name: string): unknown {
  function StandIn(): void {
    // Nothing is done with it.
  }
  // What a class of ours that extends a client adds to its calls concerns none that is made.
  (StandIn.prototype as object as Extended).middlewareStack = { add: () => undefined };
  return Object.defineProperty(StandIn, 'name', { value: name });
}

interface Extended {
  middlewareStack: { readonly add: () => undefined };
}

interface Sender {
  readonly client: { readonly send: (command: object) => Promise<unknown> };
}

function paginator(name: string): unknown {
  const command = name.replace(/^paginate(.*)$/, '$1Command');
  return async function* ({ client }: Sender): AsyncGenerator {
    // The stand-in of a command is a class.
    const Command = standIn(command) as new () => object;
    yield await client.send(new Command());
  };
}
