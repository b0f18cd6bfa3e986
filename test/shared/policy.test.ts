import { plainHttpGap, type Protected } from '../../shared/policy';

const ARN = 'arn:aws:sqs:us-east-1:111122223333:q';
const queue: Protected = { resources: { 'the queue': ARN }, actions: ['sqs:*'] };
const bucket: Protected = {
  resources: { 'the bucket itself': 'arn:aws:s3:::b', 'its objects': 'arn:aws:s3:::b/*' },
  actions: ['s3:*'],
};
const fileSystem: Protected = {
  resources: { 'the file system': 'arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1' },
  actions: ['elasticfilesystem:ClientMount'],
  resourceMayBeLeftOut: true,
  harmlessConditions: ['Bool elasticfilesystem:AccessedViaMountTarget true'],
};

const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sqs:*',
  Resource: ARN,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const bucketDenial = { ...denial, Action: 's3:*', Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] };
const without = (name: keyof typeof denial) =>
  Object.fromEntries(Object.entries(denial).filter(([key]) => key !== name));

const gapOf = (statement: unknown, wanted = queue): string | undefined =>
  plainHttpGap({ Version: '2012-10-17', Statement: statement }, wanted);

const OPEN = 'The policy does not deny plain HTTP to everyone for the queue.';
const UNREADABLE = 'The policy cannot be read: it is not a JSON policy document.';

describe('the form of the document', () => {
  const document = { Statement: [{ Effect: 'Allow' }, denial] };

  test.each([
    ['an object', document],
    ['JSON text', JSON.stringify(document)],
    ['percent-encoded JSON text', encodeURIComponent(JSON.stringify(document))],
    ['JSON text encoded twice', JSON.stringify(JSON.stringify(document))],
    ['one statement instead of a list', { Statement: denial }],
  ])('enforced: %s', (_, policy) => {
    expect(plainHttpGap(policy, queue)).toBeUndefined();
  });

  test.each([
    ['undefined', undefined, 'There is no policy.'],
    ['null', null, 'There is no policy.'],
    ['an empty text', '', 'There is no policy.'],
    ['null as text', 'null', 'There is no policy.'],
    ['an empty object', {}, 'There is no statement in the policy.'],
    ['an empty list of statements', { Statement: [] }, 'There is no statement in the policy.'],
    ['no statement', { Version: '2012-10-17', Statement: null }, 'There is no statement in the policy.'],
    ['statements in another letter case', { statement: [denial] }, 'There is no statement in the policy.'],
    ['text that is no JSON', 'Deny aws:SecureTransport false', UNREADABLE],
    ['cut JSON', JSON.stringify(document).slice(0, -3), UNREADABLE],
    ['broken percent-encoding', '%7B%22Statement%ZZ', UNREADABLE],
    ['a list', [denial], UNREADABLE],
    ['a number', 1, UNREADABLE],
    ['a text for a statement', { Statement: 'Deny' }, UNREADABLE],
    ['a text among the statements', { Statement: [denial, 'Deny'] }, UNREADABLE],
  ])('not enforced: %s', (_, policy, gap) => {
    expect(plainHttpGap(policy, queue)).toBe(gap);
  });
});

describe('statements that count', () => {
  test.each([
    ['the textbook form', denial],
    ['the principal as an AWS entry', { ...denial, Principal: { AWS: '*' } }],
    [
      'everyone among other principals',
      { ...denial, Principal: { AWS: ['111122223333', '*'], Service: 'sns.amazonaws.com' } },
    ],
    ['no condition', without('Condition')],
    ['a null condition', { ...denial, Condition: null }],
    ['an empty condition', { ...denial, Condition: {} }],
    ['JSON false', { ...denial, Condition: { Bool: { 'aws:SecureTransport': false } } }],
    ['a list of values', { ...denial, Condition: { Bool: { 'aws:SecureTransport': ['true', 'False'] } } }],
    ['odd casing', { ...denial, Action: ['SQS:*'], Condition: { bool: { 'AWS:securetransport': 'FALSE' } } }],
    ['BoolIfExists', { ...denial, Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } }],
    [
      'services exempt by BoolIfExists',
      {
        ...denial,
        Condition: {
          Bool: { 'aws:SecureTransport': 'false' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': ['false'] },
        },
      },
    ],
    [
      'forwarded calls exempt by Bool',
      { ...denial, Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:ViaAWSService': 'false' } } },
    ],
    [
      'forwarded calls exempt by BoolIfExists',
      {
        ...denial,
        Condition: { BoolIfExists: { 'aws:SecureTransport': false, 'aws:ViaAWSService': false } },
      },
    ],
  ])('%s', (_, statement) => {
    expect(gapOf(statement)).toBeUndefined();
  });
});

describe('statements that only look right', () => {
  test.each([
    [
      'an Allow over TLS',
      { ...denial, Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    ],
    ['an Allow over plain HTTP', { ...denial, Effect: 'Allow' }],
    ['an effect in another letter case, which IAM refuses', { ...denial, Effect: 'deny' }],
    ['no effect', without('Effect')],
    ['a Deny over TLS', { ...denial, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    ['a Deny over TLS in a list', { ...denial, Condition: { Bool: { 'aws:SecureTransport': ['true'] } } }],
    ['no value', { ...denial, Condition: { Bool: { 'aws:SecureTransport': [] } } }],
    ['a null value', { ...denial, Condition: { Bool: { 'aws:SecureTransport': null } } }],
    ['an object for a value', { ...denial, Condition: { Bool: { 'aws:SecureTransport': { false: 1 } } } }],
    ['a list within the list', { ...denial, Condition: { Bool: { 'aws:SecureTransport': [['false']] } } }],
    ['the number 0', { ...denial, Condition: { Bool: { 'aws:SecureTransport': 0 } } }],
    ['StringEquals', { ...denial, Condition: { StringEquals: { 'aws:SecureTransport': 'false' } } }],
    ['a set operator', { ...denial, Condition: { 'ForAllValues:Bool': { 'aws:SecureTransport': 'false' } } }],
    ['Null', { ...denial, Condition: { Null: { 'aws:SecureTransport': 'false' } } }],
    ['the TLS version', { ...denial, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }],
    ['another key', { ...denial, Condition: { Bool: { 'aws:SecureTransports': 'false' } } }],
    ['an operator without keys', { ...denial, Condition: { Bool: {} } }],
    ['an operator that is a text', { ...denial, Condition: { Bool: 'aws:SecureTransport false' } }],
    ['a condition that is a text', { ...denial, Condition: 'Bool aws:SecureTransport false' }],
    ['a condition that is a list', { ...denial, Condition: [{ Bool: { 'aws:SecureTransport': 'false' } }] }],
    [
      'a second operator',
      {
        ...denial,
        Condition: { Bool: { 'aws:SecureTransport': 'false' }, IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
      },
    ],
    [
      'a second operator that is null',
      { ...denial, Condition: { Bool: { 'aws:SecureTransport': 'false' }, IpAddress: null } },
    ],
    [
      'a second key',
      {
        ...denial,
        Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
    [
      'two spellings that exclude each other',
      {
        ...denial,
        Condition: { Bool: { 'aws:SecureTransport': 'false' }, bool: { 'aws:securetransport': 'true' } },
      },
    ],
    [
      'anonymous requests escape through a plain Bool on services',
      {
        ...denial,
        Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:PrincipalIsAWSService': 'false' } },
      },
    ],
    [
      'services alone',
      {
        ...denial,
        Condition: {
          Bool: { 'aws:SecureTransport': 'false' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'true' },
        },
      },
    ],
    [
      'the exemption of services alone',
      { ...denial, Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } } },
    ],
    ['the account', { ...denial, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    ['a pattern of roles', { ...denial, Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } }],
    ['every service', { ...denial, Principal: { Service: '*' } }],
    ['a list of principals, which IAM refuses', { ...denial, Principal: ['*'] }],
    ['no principal', without('Principal')],
    [
      'NotPrincipal',
      { ...without('Principal'), NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/app' } },
    ],
    ['one action', { ...denial, Action: 'sqs:SendMessage' }],
    ['several actions', { ...denial, Action: ['sqs:Send*', 'sqs:Receive*', 'sqs:*Queue'] }],
    ['actions of one letter', { ...denial, Action: 'sqs:?' }],
    ['actions that end alike', { ...denial, Action: 'sqs:*e' }],
    ['actions of another service', { ...denial, Action: 'sns:*' }],
    ['NotAction', { ...without('Action'), NotAction: 'sqs:GetQueueUrl' }],
    ['no action', without('Action')],
    ['another queue', { ...denial, Resource: `${ARN}-dlq` }],
    ['part of the name', { ...denial, Resource: ARN.slice(0, -1) }],
    ['the name in another letter case', { ...denial, Resource: ARN.replace(/q$/, 'Q') }],
    ['another partition', { ...denial, Resource: ARN.replace('arn:aws:', 'arn:aws-cn:') }],
    ['a policy variable', { ...denial, Resource: 'arn:aws:sqs:us-east-1:${aws:PrincipalAccount}:*' }],
    ['a policy variable after a wildcard', { ...denial, Resource: '*${aws:username}' }],
    ['NotResource', { ...without('Resource'), NotResource: `${ARN}-dlq` }],
    ['no resource', without('Resource')],
    ['no resource in a list', { ...denial, Resource: [] }],
  ])('%s', (_, statement) => {
    expect(gapOf(statement)).toBe(OPEN);
  });
});

describe('what statements cover', () => {
  test('parts by different statements', () => {
    const statements = [
      { ...bucketDenial, Resource: 'arn:aws:s3:::b' },
      { ...bucketDenial, Resource: 'arn:aws:s3:::b/*' },
    ];
    expect(gapOf(statements, bucket)).toBeUndefined();
  });

  test('actions by different statements', () => {
    const dataActions = { ...queue, actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'] };
    const send = { ...denial, Action: 'SQS:Send*' };
    const receive = { ...denial, Action: ['sqs:ReceiveMessage'] };
    expect(gapOf([send, receive], dataActions)).toBeUndefined();
    expect(gapOf([send], dataActions)).toBe(OPEN);
    expect(gapOf([send, { ...receive, Resource: `${ARN}-dlq` }], dataActions)).toBe(OPEN);
  });

  test.each([
    ['the bucket by its ARN, the objects by a pattern', ['arn:aws:s3:::b', 'arn:aws:s3:::b/*']],
    ['both by one pattern', 'arn:aws:s3:::b*'],
    ['every bucket', 'arn:aws:s3:::*'],
    ['everything', '*'],
    ['several stars', 'arn:*:s3:::**'],
    ['question marks', ['arn:aws:s?:::b', 'arn:aws:s3:::?/*']],
    ['a star that stands for nothing', ['arn:aws:s3:::b*', 'arn:aws:s3:::b*/*']],
    ['a covering pattern beside a policy variable', ['arn:aws:s3:::${aws:username}', 'arn:aws:s3:::b*']],
  ])('the whole bucket: %s', (_, Resource) => {
    expect(gapOf({ ...bucketDenial, Resource }, bucket)).toBeUndefined();
  });

  test.each([
    ['the bucket itself', 'arn:aws:s3:::b/*'],
    ['the bucket itself', ['arn:aws:s3:::b/*', 'arn:aws:s3:::B']],
    ['its objects', 'arn:aws:s3:::b'],
    ['its objects', ['arn:aws:s3:::b', 'arn:aws:s3:::b/phi/*']],
    ['its objects', ['arn:aws:s3:::b', 'arn:aws:s3:::b/']],
    ['its objects', ['arn:aws:s3:::b', 'arn:aws:s3:::b/?']],
    ['its objects', ['arn:aws:s3:::b', 'arn:aws:s3:::b/*.csv']],
    ['its objects', ['arn:aws:s3:::b', 'arn:aws:s3:::b/*/*']],
    ['the bucket itself and its objects', 'arn:aws:s3:::b?'],
    ['the bucket itself and its objects', 'arn:aws:s3:::bb*'],
    ['the bucket itself and its objects', ['arn:aws-us-gov:s3:::b', 'arn:aws-us-gov:s3:::b/*']],
  ])('leaves open %s: %j', (names, Resource) => {
    expect(gapOf({ ...bucketDenial, Resource }, bucket)).toBe(
      `The policy does not deny plain HTTP to everyone for ${names}.`,
    );
  });

  test('characters that are special to regular expressions stand for themselves', () => {
    const dotted: Protected = { resources: { 'the bucket': 'arn:aws:s3:::my.phi+data' }, actions: ['s3:*'] };
    const covering = (Resource: string) => gapOf({ ...bucketDenial, Resource }, dotted);
    expect(covering('arn:aws:s3:::my.phi+data')).toBeUndefined();
    expect(covering('arn:aws:s3:::myxphi+data')).toBeDefined();
    expect(covering('arn:aws:s3:::my.phiidata')).toBeDefined();
    expect(covering('arn:aws:s3:::.*')).toBeDefined();
    expect(covering('arn:aws:s3:::(my.phi+data|x)')).toBeDefined();
  });

  test('a pattern does not match the same characters twice', () => {
    const named: Protected = { resources: { 'the bucket': 'arn:aws:s3:::abc' }, actions: ['s3:*'] };
    expect(gapOf({ ...bucketDenial, Resource: 'arn:aws:s3:::ab*bc' }, named)).toBeDefined();
    expect(gapOf({ ...bucketDenial, Resource: 'arn:aws:s3:::ab*c' }, named)).toBeUndefined();
  });

  test('a pattern of many stars is decided at once', () => {
    const long: Protected = { resources: { 'the bucket': 'a'.repeat(2_000) }, actions: ['s3:*'] };
    const start = performance.now();
    expect(gapOf({ ...bucketDenial, Resource: `${'*a'.repeat(900)}*b` }, long)).toBeDefined();
    expect(gapOf({ ...bucketDenial, Resource: `${'*a'.repeat(900)}*` }, long)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('services of their own kind', () => {
  const mounting = {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 'elasticfilesystem:Client*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };

  test('a statement without Resource is about the file system that it is attached to', () => {
    expect(gapOf(mounting, fileSystem)).toBeUndefined();
    expect(gapOf({ ...mounting, Action: '*' }, fileSystem)).toBeUndefined();
    expect(gapOf({ ...mounting, NotResource: 'arn:aws:elasticfilesystem:*:*:*' }, fileSystem)).toBeDefined();
    expect(
      gapOf({ ...mounting, Resource: 'arn:aws:elasticfilesystem:*:*:*/fs-2' }, fileSystem),
    ).toBeDefined();
    expect(gapOf({ ...mounting, Action: 'elasticfilesystem:ClientWrite' }, fileSystem)).toBeDefined();
  });

  test('a condition that every mount meets does no harm, and is not enough', () => {
    const viaMountTarget = { 'elasticfilesystem:AccessedViaMountTarget': 'true' };
    const both = { ...mounting, Condition: { Bool: { ...mounting.Condition.Bool, ...viaMountTarget } } };
    expect(gapOf(both, fileSystem)).toBeUndefined();
    expect(gapOf({ ...both, Action: 'sqs:*', Resource: ARN }, queue)).toBe(OPEN);
    expect(gapOf({ ...mounting, Condition: { Bool: viaMountTarget } }, fileSystem)).toBeDefined();
  });

  test('publishing to a topic', () => {
    const arn = 'arn:aws:sns:us-east-1:111122223333:t';
    const topic: Protected = { resources: { 'the topic': arn }, actions: ['sns:Publish'] };
    expect(gapOf({ ...denial, Action: 'SNS:Publish', Resource: arn }, topic)).toBeUndefined();
    expect(gapOf({ ...denial, Action: 'SNS:Subscribe', Resource: arn }, topic)).toBeDefined();
  });
});
