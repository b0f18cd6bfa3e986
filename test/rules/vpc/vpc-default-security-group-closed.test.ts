import { rule } from '../../../rules/vpc/vpc-default-security-group-closed';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'no rules': { configuration: { groupName: 'default', ipPermissions: [], ipPermissionsEgress: [] } },
    'nulls for the rules': {
      configuration: { groupName: 'default', ipPermissions: null, ipPermissionsEgress: null },
    },
    'the rules are left out': { configuration: { groupName: 'default' } },
    'the rules as JSON text': {
      configuration: { groupName: 'default', ipPermissions: '[]', ipPermissionsEgress: '[]' },
      ignored: { description: 'default VPC security group', vpcId: 'vpc-1' },
    },
  },
  nonCompliant: {
    'members of the group may talk to each other': {
      configuration: {
        groupName: 'default',
        ipPermissions: [{ ipProtocol: '-1', ipRanges: [], ipv4Ranges: [] }],
        ipPermissionsEgress: [],
      },
      annotation: /has rules, inbound 1, outbound 0; it should have none/,
    },
    'all outbound traffic': {
      configuration: {
        groupName: 'default',
        ipPermissions: [],
        ipPermissionsEgress: [{ ipProtocol: '-1' }],
      },
      annotation: /inbound 0, outbound 1/,
    },
    'both, as in a new VPC, as JSON text': {
      configuration: {
        groupName: 'default',
        ipPermissions: '[{"ipProtocol":"-1","userIdGroupPairs":[{"groupId":"sg-1"}]}]',
        ipPermissionsEgress: '[{"ipProtocol":"-1","ipv4Ranges":[{"cidrIp":"0.0.0.0/0"}]}]',
      },
      annotation: /inbound 1, outbound 1/,
    },
  },
  notApplicable: {
    'another group': {
      configuration: { groupName: 'web', ipPermissions: [{ ipProtocol: 'tcp' }] },
      annotation: /named web: it is not the default group/,
    },
    'a group whose name differs in letter case': {
      configuration: { groupName: 'Default', ipPermissions: [{ ipProtocol: 'tcp' }] },
    },
  },
  fails: {
    'an empty configuration': { configuration: {}, error: /configuration\.groupName: expected text/ },
    'rules of another kind': {
      configuration: { groupName: 'default', ipPermissions: 'none' },
      error: /ipPermissions: expected a list/,
    },
  },
});
