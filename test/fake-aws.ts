/** AWS as a test wants it: real clients and commands of the SDK, whose answers are given instead of sent for. */
import { isDeepStrictEqual } from 'node:util';
import type { ClientClass } from '../shared/aws';
import { isAllowed } from '../shared/iam-actions';

type CommandClass<I, O> = new (input: I) => {
  readonly input: I;
  readonly resolveMiddleware: (...args: never[]) => (...args: never[]) => Promise<{ output: O }>;
};

/** One call that is expected, and how it is answered. */
export interface Answer {
  readonly command: { readonly name: string };
  readonly input: Readonly<Record<string, unknown>> | undefined;
  readonly region: string | undefined;
  readonly reply: { readonly output: unknown } | { readonly error: Error };
}

interface Expectation<I> {
  /** Members that the input of the call must have. */
  readonly input?: Partial<I>;
  readonly region?: string;
}

/** A call of this command is answered with `output`, which the SDK's own types check. */
export const answer = <I extends object, O extends object>(
  command: CommandClass<I, O>,
  output: Omit<O, '$metadata'>,
  { input, region }: Expectation<I> = {},
): Answer => ({ command, input: input, region, reply: { output } });

/** A call of this command fails with an AWS error of this name. */
export const failure = <I extends object, O extends object>(
  command: CommandClass<I, O>,
  name: string,
  { input, region, message = name }: Expectation<I> & { readonly message?: string } = {},
): Answer => ({
  command,
  input: input,
  region,
  reply: { error: Object.assign(new Error(message), { name }) },
});

/**
 * Clients that answer from the list; each answer serves one call.
 * @param permissions the IAM actions that the rule declares; a call beyond them is refused
 */
export function fakeClients(answers: readonly Answer[], permissions: readonly string[]) {
  const left = [...answers];
  const send = (
    command: { readonly input: Readonly<Record<string, unknown>> },
    region: string,
    service: string,
  ): Promise<unknown> => {
    const operation = command.constructor.name.replace(/Command$/, '');
    const ofService = permissions.filter((action) => action.startsWith(`${service}:`));
    if (!isAllowed(operation, ofService)) {
      throw new Error(`${service}'s ${operation} is not among the rule's permissions`);
    }
    const index = left.findIndex(
      (expected) =>
        command.constructor === expected.command &&
        (expected.region ?? region) === region &&
        Object.entries(expected.input ?? {}).every(([name, value]) =>
          isDeepStrictEqual(command.input[name], value),
        ),
    );
    const [found] = index < 0 ? [] : left.splice(index, 1);
    if (found === undefined)
      throw new Error(`unexpected call of ${operation} in ${region}: ${JSON.stringify(command.input)}`);
    return 'error' in found.reply ? Promise.reject(found.reply.error) : Promise.resolve(found.reply.output);
  };
  return {
    client: <C>(type: ClientClass<C>, region: string): C => {
      const client = new type({
        region,
        maxAttempts: 1,
        retryMode: 'standard',
        requestHandler: { connectionTimeout: 1, requestTimeout: 1 },
      });
      const service = signingNameOf(client);
      return Object.assign(client as object, {
        send: (command: { readonly input: Readonly<Record<string, unknown>> }) =>
          send(command, region, service),
      }) as C;
    },
    /** Answers that nothing asked for. */
    unasked: (): string[] =>
      left.map(({ command, input }) => `${command.name} ${JSON.stringify(input ?? {})}`),
  };
}

/** What requests of a client are signed for, which is what IAM's actions have before the colon. */
const signingNameOf = (client: unknown): string =>
  (client as { readonly config: { readonly defaultSigningName: string } }).config.defaultSigningName;
