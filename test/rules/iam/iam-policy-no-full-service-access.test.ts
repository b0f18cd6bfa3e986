import { rule } from '../../../rules/iam/iam-policy-no-full-service-access';
import { testRule } from '../../rule-tester';

const arn = 'arn:aws:iam::111122223333:policy/analysts';

const encoded = (...statements: readonly unknown[]): string =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statements }));

const allow = (Action: unknown) => ({ Effect: 'Allow', Action, Resource: '*' });

const policy = (...statements: readonly unknown[]) => ({
  arn,
  attachmentCount: 1,
  policyVersionList: [{ isDefaultVersion: true, document: encoded(...statements) }],
});

testRule(rule, {
  compliant: {
    'some actions, one by wildcard': {
      configuration: policy(allow(['comprehend:DetectEntities', 'comprehend:Detect*'])),
      annotation: /Allows some actions of comprehend, not all/,
    },
    'all actions in an old version alone': {
      configuration: {
        attachmentCount: 1,
        policyVersionList: [
          { isDefaultVersion: false, document: encoded(allow('comprehend:*')) },
          { isDefaultVersion: true, document: encoded(allow('comprehend:DetectEntities')) },
        ],
      },
    },
    'some actions beside those of an administrator': {
      configuration: policy(allow('lex:GetBot'), allow('*')),
      annotation: /lex/,
    },
    'a denial of all actions': {
      configuration: policy(allow('polly:SynthesizeSpeech'), { ...allow('polly:*'), Effect: 'Deny' }),
    },
    'numbers and booleans as text': {
      configuration: {
        attachmentCount: '2',
        policyVersionList: [{ isDefaultVersion: 'true', document: encoded(allow('polly:SynthesizeSpeech')) }],
      },
      ignored: { permissionsBoundaryUsageCount: 1, defaultVersionId: 'v1' },
    },
  },
  nonCompliant: {
    'all actions of one service': {
      configuration: policy(allow('comprehend:*')),
      annotation: /every action of comprehend; only the actions in use/,
    },
    'odd casing and two asterisks': {
      configuration: policy(allow('Lex:**')),
      annotation: /lex/,
    },
    'all actions of services by wildcard': {
      configuration: policy(allow(['s3:GetObject', 'comprehend*:*'])),
      annotation: /comprehend, comprehendmedical/,
    },
    'all actions on one resource': {
      configuration: policy({ ...allow('polly:*'), Resource: 'arn:aws:polly:*:111122223333:lexicon/names' }),
    },
    'one statement instead of a list, as an object': {
      configuration: {
        ...policy(),
        policyVersionList: [{ isDefaultVersion: true, document: { Statement: allow('comprehend:*') } }],
      },
    },
    'nothing said about who has it': {
      configuration: { ...policy(allow('comprehend:*')), attachmentCount: null },
    },
    'all but IAM, where administrators fail as well': {
      configuration: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      parameters: { flagAdministrator: 'true' },
      annotation: /comprehend, comprehendmedical, lex, polly/,
    },
    'everything, where administrators fail as well': {
      configuration: policy(allow('*')),
      parameters: { flagAdministrator: 'true' },
    },
    'a service of the own list': {
      configuration: policy(allow('healthlake:*')),
      parameters: { services: 'HealthLake' },
      annotation: /HealthLake/,
    },
    'a policy beside the exempt one': {
      configuration: policy(allow('comprehend:*')),
      parameters: { exemptPolicyArns: 'arn:aws:iam::111122223333:policy/break-glass' },
    },
  },
  notApplicable: {
    'another service': {
      configuration: policy(allow('s3:GetObject')),
      annotation: /names none of the services/,
    },
    everything: { configuration: policy(allow('*')) },
    'all but IAM': { configuration: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) },
    'all but the services, where administrators fail as well': {
      configuration: policy({
        Effect: 'Allow',
        NotAction: ['comprehend:*', 'comprehendmedical:*', 'lex:*', 'polly:*'],
        Resource: '*',
      }),
      parameters: { flagAdministrator: 'true' },
    },
    'attached to nobody, or a permissions boundary alone': {
      configuration: { ...policy(allow('comprehend:*')), attachmentCount: 0 },
      annotation: /attached to nobody/,
    },
    exempt: {
      configuration: policy(allow('comprehend:*')),
      parameters: { exemptPolicyArns: 'arn:aws:iam::111122223333:policy/analysts' },
      annotation: /exempt/,
    },
    'a service that is no longer watched': {
      configuration: policy(allow('comprehend:*')),
      parameters: { services: 'lex' },
    },
  },
  fails: {
    'an empty configuration': { configuration: {}, error: /isDefaultVersion: expected true for one version/ },
    'no default version': {
      configuration: {
        attachmentCount: 1,
        policyVersionList: [{ isDefaultVersion: false, document: encoded(allow('comprehend:*')) }],
      },
      error: /isDefaultVersion/,
    },
    'no document': {
      configuration: { attachmentCount: 1, policyVersionList: [{ isDefaultVersion: true, document: null }] },
      error: /policyVersionList\.document: expected a JSON policy document, got nothing/,
    },
    'a document that is no policy': {
      configuration: { attachmentCount: 1, policyVersionList: [{ isDefaultVersion: true, document: 'x' }] },
      error: /policyVersionList\.document/,
    },
  },
});
