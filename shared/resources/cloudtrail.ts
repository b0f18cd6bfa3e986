import { flag, resource, text } from '../shape';

export const Trail = resource('AWS::CloudTrail::Trail', {
  configuration: {
    trailARN: text,
    homeRegion: text,
    isOrganizationTrail: flag,
    logFileValidationEnabled: flag,
    kmsKeyId: text,
    s3BucketName: text,
    s3KeyPrefix: text,
    cloudWatchLogsLogGroupArn: text,
    cloudWatchLogsRoleArn: text,
  },
});
