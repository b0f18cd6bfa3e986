import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import type { ClientClass } from '../../shared/aws';
import { keyOwner, type KeyOwner } from '../../shared/kms-owner';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const DENIED =
  'User: arn:aws:sts::111122223333:assumed-role/r/f is not authorized to perform: kms:DescribeKey';

async function ownerOf(reference: string, ...answers: readonly Answer[]): Promise<KeyOwner> {
  const fake = fakeClients(answers, ['kms:DescribeKey']);
  const client = <C>(type: ClientClass<C>, region = 'us-east-1'): C => fake.client(type, region);
  const owner = await keyOwner(reference, {
    accountId: '111122223333',
    region: 'us-east-1',
    partition: 'aws',
    client,
  });
  expect(fake.unasked()).toEqual([]);
  return owner;
}

const described = (KeyManager: 'AWS' | 'CUSTOMER', region: string, KeyId: string): Answer =>
  answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager } }, { region, input: { KeyId } });

test.each([
  'alias/aws/sqs',
  'arn:aws:kms:us-east-1:111122223333:alias/aws/sqs',
  'arn:aws:kms:us-east-1:999988887777:alias/aws/sqs',
  'AWS_OWNED_KMS_KEY',
])('managed by AWS, as its name says: %s', async (reference) => {
  await expect(ownerOf(reference)).resolves.toEqual({ isCustomer: false, description: 'managed by AWS' });
});

test.each(['arn:aws:kms:us-east-1:999988887777:key/1', 'arn:aws:kms:us-east-1:999988887777:alias/phi'])(
  'customer managed, since of another account: %s',
  async (reference) => {
    await expect(ownerOf(reference)).resolves.toEqual({
      isCustomer: true,
      description: 'customer managed, since it belongs to account 999988887777',
    });
  },
);

test('a key ARN is asked about in its own Region', async () => {
  await expect(ownerOf(ARN, described('CUSTOMER', 'eu-west-1', ARN))).resolves.toEqual({
    isCustomer: true,
    description: 'customer managed',
  });
});

test('KMS says that AWS manages the key', async () => {
  await expect(ownerOf(ARN, described('AWS', 'eu-west-1', ARN))).resolves.toEqual({
    isCustomer: false,
    description: 'managed by AWS',
  });
});

test.each(['1234abcd-12ab-34cd-56ef-1234567890ab', 'alias/phi', 'alias/awsome/aws/sqs'])(
  '%s is asked about in the Region of the evaluation',
  async (reference) => {
    const owner = await ownerOf(reference, described('CUSTOMER', 'us-east-1', reference));
    expect(owner.isCustomer).toBe(true);
  },
);

test.each([
  ['NotFoundException', `Key '${ARN}' does not exist`, 'customer managed, since KMS no longer has it'],
  [
    'AccessDeniedException',
    `${DENIED} on resource: ${ARN} because no resource-based policy allows the kms:DescribeKey action`,
    'customer managed, since its key policy does not let it be described',
  ],
  [
    'AccessDeniedException',
    `${DENIED} on resource: ${ARN} with an explicit deny in a resource-based policy`,
    'customer managed, since its key policy does not let it be described',
  ],
])('%s tells that the key is customer managed: %s', async (name, message, description) => {
  await expect(ownerOf(ARN, failure(DescribeKeyCommand, name, { message }))).resolves.toEqual({
    isCustomer: true,
    description,
  });
});

test.each([
  [
    'AccessDeniedException',
    `${DENIED} on resource: ${ARN} because no identity-based policy allows the kms:DescribeKey action`,
  ],
  [
    'AccessDeniedException',
    `${DENIED} on resource: ${ARN} with an explicit deny in a service control policy`,
  ],
  ['AccessDeniedException', DENIED],
  ['ThrottlingException', 'not a resource-based policy'],
  ['NotFoundException', "Invalid keyId 'none'"],
  ['KMSInternalException', 'The request was rejected'],
])('%s leaves the answer open and is thrown: %s', async (name, message) => {
  await expect(ownerOf(ARN, failure(DescribeKeyCommand, name, { message }))).rejects.toThrow(message);
});

test.each([
  ['no metadata', {}],
  ['no manager', { KeyMetadata: { KeyId: '1' } }],
])('an answer with %s leaves the answer open and is thrown', async (_, output) => {
  await expect(ownerOf(ARN, answer(DescribeKeyCommand, output))).rejects.toThrow(
    `kms:DescribeKey of ${ARN} answered without the key's manager`,
  );
});
