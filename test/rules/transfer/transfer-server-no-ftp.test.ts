import { rule } from '../../../rules/transfer/transfer-server-no-ftp';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'SFTP alone': { configuration: { Protocols: ['SFTP'] }, annotation: /offers SFTP\.$/ },
    'FTPS alone': { configuration: { Protocols: ['FTPS'] } },
    'all that is allowed, in lower case': {
      configuration: { Protocols: ['sftp', 'ftps', 'as2'] },
      annotation: /offers SFTP, FTPS, AS2\.$/,
    },
    'no list of protocols': { configuration: {}, ignored: { EndpointType: 'PUBLIC' } },
    'an empty configuration: servers speak SFTP by default': { configuration: {} },
    'null for the list': { configuration: { Protocols: null } },
    'an empty list': { configuration: { Protocols: [] } },
    'a list as JSON text, in another casing of the name': { configuration: { protocols: '["SFTP","AS2"]' } },
  },
  nonCompliant: {
    'SFTP and FTP': {
      configuration: { Protocols: ['SFTP', 'FTP'] },
      annotation: /^The server offers FTP; only SFTP, FTPS, AS2 may be offered\.$/,
    },
    'FTP in lower case': { configuration: { Protocols: ['ftp'] } },
    'FTP in a list as JSON text': { configuration: { Protocols: '["FTP"]' } },
    'a protocol that nobody knows': { configuration: { Protocols: ['TFTP'] }, annotation: /offers TFTP;/ },
    'FTPS where SFTP alone is allowed': {
      configuration: { Protocols: ['SFTP', 'FTPS'] },
      parameters: { allowedProtocols: 'sftp' },
      annotation: /offers FTPS; only SFTP may be offered/,
    },
    'no list where SFTP is not allowed': {
      configuration: {},
      parameters: { allowedProtocols: 'FTPS, AS2' },
    },
  },
  fails: {
    'protocols of another kind': {
      configuration: { Protocols: 'SFTP' },
      error: /configuration\.Protocols: expected a list, got the text "SFTP"/,
    },
    'FTP as a protocol to allow': {
      configuration: { Protocols: ['FTP'] },
      parameters: { allowedProtocols: 'SFTP,FTP' },
      error: /allowedProtocols takes a comma-separated list of SFTP, FTPS, AS2/,
    },
  },
});
