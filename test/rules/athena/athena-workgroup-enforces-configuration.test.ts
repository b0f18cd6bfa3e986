import { rule } from '../../../rules/athena/athena-workgroup-enforces-configuration';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'the workgroup overrides clients': {
      configuration: {
        State: 'ENABLED',
        WorkGroupConfiguration: {
          EnforceWorkGroupConfiguration: true,
          EngineVersion: { SelectedEngineVersion: 'AUTO' },
        },
      },
    },
    'the flag as text': {
      configuration: { WorkGroupConfiguration: { EnforceWorkGroupConfiguration: 'True' } },
    },
  },
  nonCompliant: {
    'clients decide': {
      configuration: { State: 'ENABLED', WorkGroupConfiguration: { EnforceWorkGroupConfiguration: false } },
      annotation: /Clients may set their own location/,
    },
    'no flag': { configuration: { State: 'ENABLED', WorkGroupConfiguration: {} } },
    'nulls, and the configuration as JSON text': {
      configuration: {
        State: null,
        WorkGroupConfiguration:
          '{"EnforceWorkGroupConfiguration":null,"EngineVersion":null,"ManagedQueryResultsConfiguration":{"Enabled":"false"}}',
      },
    },
    'an empty configuration': { configuration: {} },
  },
  notApplicable: {
    'a Spark engine': {
      configuration: {
        State: 'ENABLED',
        WorkGroupConfiguration: {
          EnforceWorkGroupConfiguration: false,
          EngineVersion: { SelectedEngineVersion: 'PySpark engine version 3' },
        },
      },
      annotation: /PySpark engine version 3/,
    },
    'a Spark engine of the newer name': {
      configuration: {
        WorkGroupConfiguration: { EngineVersion: { SelectedEngineVersion: 'Apache SPARK version 3.5' } },
      },
    },
    'results that Athena manages': {
      configuration: { WorkGroupConfiguration: { ManagedQueryResultsConfiguration: { Enabled: true } } },
      annotation: /Athena manages/,
    },
    disabled: { configuration: { State: 'Disabled' }, annotation: /disabled/ },
  },
});
