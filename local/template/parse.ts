/** The text of a conformance pack's template: YAML, with CloudFormation's short tags, or JSON. */
import { LineCounter, parseDocument, type CollectionTag, type ScalarTag } from 'yaml';
import { isRecord } from '../../shared/shape';
import type { Json } from './intrinsics';
import { templateError } from './template-error';

const SHORT_NAMES = ['Ref', 'Condition', 'If', 'Equals', 'Not', 'And', 'Or', 'Sub', 'FindInMap'];

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Conditions',
  'Resources',
];

/** @throws ServiceError ConformancePackTemplateValidationException */
export function parseTemplate(body: string): Json {
  const template = read(body);
  if (!isRecord(template)) throw templateError('template', 'expected a map');
  const unknown = Object.keys(template).find((section) => !SECTIONS.includes(section));
  if (unknown !== undefined) throw templateError(unknown, 'conformance packs have no such section');
  return template;
}

/** A section that is a map, or an empty one. */
export function section(template: Json, name: string): Json {
  const value = template[name] ?? {};
  if (!isRecord(value)) throw templateError(name, 'expected a map');
  return value;
}

function read(body: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(body, {
    customTags: TAGS,
    logLevel: 'silent',
    lineCounter: lines,
    // Those quote the template, on several lines.
    prettyErrors: false,
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw templateError('template', `line ${String(line)}, column ${String(col)}: ${problem.message}`);
  }
  try {
    return document.toJS() as unknown;
  } catch (error) {
    // An alias without its anchor, or more of them than any template needs.
    throw templateError('template', (error as Error).message);
  }
}

/** `!Sub x` means `Fn::Sub: x`. */
const TAGS = SHORT_NAMES.flatMap((name): (ScalarTag | CollectionTag)[] => {
  const long = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  return [
    { tag: `!${name}`, resolve: (value: string) => ({ [long]: value }) },
    {
      tag: `!${name}`,
      collection: 'seq',
      resolve: (value) => ({ [long]: value.toJSON() as unknown }),
    },
  ];
});
