import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import type { ClientClass } from '../../shared/aws';
import {
  approvalGap,
  AWS_OWNED_KEY,
  judgeKey,
  kmsKeyIds,
  requireCustomerManagedKey,
  requireKmsKey,
  type JudgedKey,
} from '../../shared/kms-requirement';
import { parseParameters } from '../../shared/parameters';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';

async function judged(
  key: string | undefined,
  parameters: Readonly<Record<string, string>>,
  ...answers: readonly Answer[]
): Promise<JudgedKey> {
  const fake = fakeClients(answers, ['kms:DescribeKey']);
  const result = await judgeKey(key, {
    accountId: '111122223333',
    region: 'us-east-1',
    partition: 'aws',
    client: <C>(type: ClientClass<C>, region = 'us-east-1'): C => fake.client(type, region),
    parameters: parseParameters('rule', { requireKmsKey, requireCustomerManagedKey, kmsKeyIds }, parameters),
  });
  expect(fake.unasked()).toEqual([]);
  return result;
}

describe('without a requirement every key will do', () => {
  test.each([
    [KEY, `KMS key ${KEY}`],
    [undefined, 'a KMS key'],
    [AWS_OWNED_KEY, 'a key that AWS owns'],
    ['aws_owned_kms_key', 'a key that AWS owns'],
  ])('%s', async (key, description) => {
    expect(await judged(key, {})).toEqual({ description, gap: undefined });
  });
});

test.each([
  [{ requireKmsKey: 'true' }, 'a KMS key'],
  [{ kmsKeyIds: '1' }, 'one of the approved keys'],
  [{ requireCustomerManagedKey: 'true' }, 'a customer managed key'],
  [{ requireCustomerManagedKey: 'true', kmsKeyIds: '1' }, 'a customer managed key'],
])(
  'a key that AWS owns is not enough for %p',
  async (parameters: Readonly<Record<string, string>>, wanted) => {
    const { gap } = await judged(AWS_OWNED_KEY, parameters);
    expect(gap).toBe(`Encrypted with a key that AWS owns; ${wanted} is wanted.`);
  },
);

test('a KMS key, named or not, is enough where one is required', async () => {
  expect((await judged(KEY, { requireKmsKey: 'true' })).gap).toBeUndefined();
  expect((await judged(undefined, { requireKmsKey: 'true' })).gap).toBeUndefined();
});

test('keys are compared with the approved ones', async () => {
  expect((await judged(KEY, { kmsKeyIds: 'alias/phi, 1' })).gap).toBeUndefined();
  expect((await judged(KEY, { kmsKeyIds: 'alias/phi' })).gap).toBe(
    `Encrypted with KMS key ${KEY}, which is not one of the approved keys.`,
  );
});

test('the list of approved keys alone', () => {
  expect(approvalGap(KEY, [])).toBeUndefined();
  expect(approvalGap(KEY, ['alias/phi', '1'])).toBeUndefined();
  expect(approvalGap('alias/other', ['1'])).toBe(
    'Encrypted with KMS key alias/other, which is not one of the approved keys.',
  );
  expect(approvalGap(undefined, [])).toBeUndefined();
  expect(() => approvalGap(undefined, ['1'])).toThrow(
    'KMS key: expected a key id, ARN or alias, got nothing',
  );
});

test.each([{ kmsKeyIds: '1' }, { requireCustomerManagedKey: 'true' }])(
  'a key that is not named leaves %p open',
  async (parameters: Readonly<Record<string, string>>) => {
    await expect(judged(undefined, parameters)).rejects.toThrow('KMS key: expected a key id, ARN or alias');
  },
);

test('a customer managed key is enough, and who manages it is told', async () => {
  const described = answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } });
  expect(await judged(KEY, { requireCustomerManagedKey: 'true', kmsKeyIds: '1' }, described)).toEqual({
    description: `KMS key ${KEY}, customer managed`,
    gap: undefined,
  });
  const gone = failure(DescribeKeyCommand, 'NotFoundException');
  expect((await judged(KEY, { requireCustomerManagedKey: 'true' }, gone)).description).toBe(
    `KMS key ${KEY}, customer managed, since KMS no longer has it`,
  );
});

test('a key that AWS manages is not enough where a customer managed one is required', async () => {
  const described = answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'AWS' } });
  expect((await judged(KEY, { requireCustomerManagedKey: 'true' }, described)).gap).toBe(
    `KMS key ${KEY} is managed by AWS; a customer managed key is wanted.`,
  );
});

test('rules without requireKmsKey accept a key that AWS owns', async () => {
  const { gap } = await judgeKey(AWS_OWNED_KEY, {
    accountId: '111122223333',
    region: 'us-east-1',
    partition: 'aws',
    client: <C>(type: ClientClass<C>): C => fakeClients([], []).client(type, 'us-east-1'),
    parameters: { requireCustomerManagedKey: false, kmsKeyIds: [] },
  });
  expect(gap).toBeUndefined();
});
