import { rule } from '../../../rules/opensearch/opensearch-domain-in-vpc';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'an OpenSearch domain with a subnet': {
      resourceType: 'AWS::OpenSearch::Domain',
      configuration: { VPCOptions: '{"SubnetIds":["subnet-1"],"SecurityGroupIds":["sg-1"]}' },
      annotation: /is in subnet-1 of a VPC/,
    },
    'several subnets': {
      configuration: { VPCOptions: { SubnetIds: ['subnet-1', 'subnet-2'] } },
      annotation: /is in subnet-1, subnet-2 of a VPC/,
    },
    'the subnets as JSON text': { configuration: { VPCOptions: { SubnetIds: '["subnet-1"]' } } },
    'an Elasticsearch domain with a subnet': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { vpcoptions: '{"vpcid":"vpc-1","subnetIds":["subnet-1"]}' },
    },
    'spelled as in the API': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: false, VPCOptions: { SubnetIds: ['subnet-1'] } },
    },
  },
  nonCompliant: {
    'no options': { configuration: {}, annotation: /its endpoint is public/ },
    'null options': { configuration: { VPCOptions: null } },
    'empty options': { configuration: { VPCOptions: {} } },
    'no subnet': { configuration: { VPCOptions: { SubnetIds: [] } } },
    'only empty subnets': { configuration: { VPCOptions: { SubnetIds: ['', null] } } },
    'security groups alone': {
      configuration: { VPCOptions: '{"SubnetIds":[],"SecurityGroupIds":["sg-1"]}' },
    },
    'an Elasticsearch domain with null': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { vpcoptions: null },
    },
    'an endpoint that is named like one in a VPC': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { vpcoptions: { subnetIds: null } },
      ignored: { endpoint: 'vpc-phi-abc.us-east-1.es.amazonaws.com' },
    },
  },
  notApplicable: {
    'an Elasticsearch domain on its way out': {
      resourceType: 'AWS::Elasticsearch::Domain',
      configuration: { deleted: true },
      annotation: /being deleted/,
    },
  },
  fails: {
    'a subnet without a list': {
      configuration: { VPCOptions: { SubnetIds: 'subnet-1' } },
      error: /configuration\.VPCOptions\.SubnetIds: expected a list/,
    },
  },
});
