/** The credentials with which functions call AWS, renewed before they expire. */
import type { Credentials } from './environment';

/** Processes end before their credentials do. */
const EXPIRY_MARGIN_MS = 5 * 60_000;
/** Between two renewals. */
const SHORTEST_RENEWAL_MS = 60_000;
/** Timers take no more than some weeks; a day is enough. */
const LONGEST_RENEWAL_MS = 24 * 60 * 60_000;

export class RenewedCredentials {
  #current: Credentials | undefined;
  #renewedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  /**
   * @param provide undefined where no call is made with credentials
   * @param onRenewal is told that there are new ones
   */
  constructor(
    readonly provide: (() => Promise<Credentials>) | undefined,
    readonly onRenewal: () => void,
    readonly shortestMs = SHORTEST_RENEWAL_MS,
  ) {}

  get current(): Credentials | undefined {
    return this.#current;
  }

  /** Processes that started before have other credentials. */
  get renewedAt(): number {
    return this.#renewedAt;
  }

  async renew(): Promise<void> {
    if (this.provide === undefined) return;
    this.#current = await this.provide();
    this.#renewedAt = performance.now();
    this.onRenewal();
    const { expiration } = this.#current;
    if (expiration !== undefined) this.#renewIn(expiration.getTime() - Date.now() - EXPIRY_MARGIN_MS);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #renewIn(milliseconds: number): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(
      () => {
        this.renew().catch(() => {
          // Until there are new ones, AWS refuses the calls, which shows in their deliveries.
          this.#renewIn(0);
        });
      },
      Math.max(this.shortestMs, Math.min(LONGEST_RENEWAL_MS, milliseconds)),
    );
  }
}
