/** The moment that was this many days, of 24 hours each, before now. */
export const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
