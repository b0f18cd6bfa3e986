/** Detectors of Amazon GuardDuty. */
import {
  GetDetectorCommand,
  type GetDetectorResponse,
  type GuardDutyClient,
  paginateListDetectors,
} from '@aws-sdk/client-guardduty';

/** The detectors of the Region: at most one. Needs guardduty:ListDetectors and guardduty:GetDetector. */
export async function detectorsOf(client: GuardDutyClient): Promise<readonly GetDetectorResponse[]> {
  const detectors: GetDetectorResponse[] = [];
  for await (const { DetectorIds = [] } of paginateListDetectors({ client }, {})) {
    for (const DetectorId of DetectorIds)
      detectors.push(await client.send(new GetDetectorCommand({ DetectorId })));
  }
  return detectors;
}
