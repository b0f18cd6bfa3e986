import { DataSyncClient } from '@aws-sdk/client-datasync';
import { efsEncryptionInTransit, hdfsGap } from '../../shared/datasync';
import { LocationEfs, LocationHdfs, LocationObjectStorage } from '../../shared/resources/datasync';
import { changeRule } from '../../shared/rule';
import { either } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'datasync-location-encrypted-in-transit',
  title: 'DataSync reaches EFS, Hadoop and object storage over encrypted connections',
  rationale:
    'DataSync encrypts the way into AWS by itself; the leg to the storage is a setting of the location, and in clear it shows every file that is copied.',
  whitepaper: { section: 'AWS DataSync', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Recreate an EFS location with InTransitEncryption TLS1_2; set ServerProtocol HTTPS on object storage; give a Hadoop location Kerberos authentication and PRIVACY for both protections (UpdateLocationHdfs).',
  resource: either(LocationEfs, LocationObjectStorage, LocationHdfs),
  permissions: ['datasync:DescribeLocationEfs'],
  // The item of an EFS location need not tell, nor then change.
  alsoEvery: '24h',

  async evaluate(location, { client }) {
    if (location.resourceType === 'AWS::DataSync::LocationHDFS') {
      const gap = hdfsGap(location.configuration);
      if (gap !== undefined) return nonCompliant(gap);
      return compliant('Calls and data to the Hadoop cluster are encrypted (PRIVACY).');
    }
    if (location.resourceType === 'AWS::DataSync::LocationObjectStorage') {
      const { ServerProtocol: protocol = 'HTTPS' } = location.configuration;
      if (protocol.toUpperCase() === 'HTTPS') return compliant('The object storage is reached over HTTPS.');
      return nonCompliant(`The object storage is reached over ${protocol}; HTTPS is wanted.`);
    }
    const { LocationArn = location.resourceId, InTransitEncryption: recorded } = location.configuration;
    const encryption = recorded ?? (await efsEncryptionInTransit(client(DataSyncClient), LocationArn));
    if (encryption === undefined) return notApplicable('DataSync no longer has the location.');
    if (encryption.toUpperCase() === 'TLS1_2')
      return compliant('The EFS file system is mounted over TLS 1.2.');
    return nonCompliant(`In-transit encryption of the EFS location is ${encryption}; TLS1_2 is wanted.`);
  },
});

export const { handler } = rule;
