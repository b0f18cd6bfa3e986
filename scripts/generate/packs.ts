import { COMPANION } from '../../deploy/managed-rules';
import { renderPack } from '../../deploy/pack';
import type { Basis, Rule } from '../../shared/rule';
import type { Generator } from './file';

/** Which pack a rule is in follows from how it follows from the whitepaper. */
export const PACKS: Readonly<Record<string, readonly Basis[]>> = {
  'conformance-pack.yaml': ['explicit', 'chapter'],
  'conformance-pack-extended.yaml': ['implied', 'parity', 'optional'],
};

export const renderPacks: Generator = (rules: readonly Rule[]) => [
  ...Object.entries(PACKS).map(([path, bases]) => ({
    path,
    content: renderPack(rules.filter(({ whitepaper }) => bases.includes(whitepaper.basis))).text,
  })),
  { path: 'conformance-pack-companion.yaml', content: renderPack(COMPANION).text },
];
