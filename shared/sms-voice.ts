/** Phone numbers of AWS End User Messaging. */
import {
  ListTagsForResourceCommand,
  paginateDescribePhoneNumbers,
  type PhoneNumberInformation,
  type PinpointSMSVoiceV2Client,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { ReportError } from './errors';

/** The type of findings about them. AWS Config does not record it; the resource id is that of CloudFormation. */
export const PHONE_NUMBER = 'AWS::SMSVOICE::PhoneNumber';

/** A phone number; the words of the service are in upper case. */
export interface PhoneNumber {
  readonly id: string;
  readonly arn: string;
  /** SHORT_CODE, LONG_CODE, TEN_DLC, TOLL_FREE or SIMULATOR. */
  readonly type: string;
  readonly capabilities: readonly string[];
  readonly isDeleted: boolean;
}

/**
 * The numbers of the Region that belong to the account, not those that others share with it.
 * Needs sms-voice:DescribePhoneNumbers.
 * @throws ReportError when one is not described in full, or an error of AWS
 */
export async function* ownPhoneNumbers(client: PinpointSMSVoiceV2Client): AsyncGenerator<PhoneNumber> {
  for await (const { PhoneNumbers = [] } of paginateDescribePhoneNumbers({ client }, { Owner: 'SELF' })) {
    yield* PhoneNumbers.map(phoneNumberOf);
  }
}

function phoneNumberOf(described: PhoneNumberInformation): PhoneNumber {
  const { PhoneNumberId: id, PhoneNumberArn: arn, NumberType, NumberCapabilities, Status } = described;
  if (id === undefined || arn === undefined || NumberType === undefined || NumberCapabilities === undefined)
    throw new ReportError(
      `AWS End User Messaging lists phone number ${String(id ?? arn)} without its id, ARN, type or capabilities`,
    );
  return {
    id,
    arn,
    type: NumberType.toUpperCase(),
    capabilities: NumberCapabilities.map((capability) => capability.toUpperCase()),
    isDeleted: Status?.toUpperCase() === 'DELETED',
  };
}

/** The keys of the tags of a number. Needs sms-voice:ListTagsForResource. */
export async function tagKeysOf(
  client: PinpointSMSVoiceV2Client,
  { arn }: PhoneNumber,
): Promise<readonly string[]> {
  const { Tags = [] } = await client.send(new ListTagsForResourceCommand({ ResourceArn: arn }));
  return Tags.map(({ Key }) => String(Key));
}
