import { DescribeOptionGroupsCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-instance-oracle-nne-required';
import { answer, failure, testRule } from '../../rule-tester';

const inSync = [{ optionGroupName: 'nne-og', status: 'in-sync' }];

testRule(rule, {
  compliant: {
    REQUIRED: {
      configuration: { engine: 'oracle-se2', optionGroupMemberships: inSync },
      answers: [
        answer(
          DescribeOptionGroupsCommand,
          {
            OptionGroupsList: [
              {
                Options: [
                  {
                    OptionName: 'NATIVE_NETWORK_ENCRYPTION',
                    OptionSettings: [
                      { Name: 'SQLNET.ENCRYPTION_CLIENT', Value: 'REQUESTED' },
                      { Name: 'SQLNET.ENCRYPTION_SERVER', Value: 'REQUIRED', DefaultValue: 'REQUESTED' },
                    ],
                  },
                ],
              },
            ],
          },
          { input: { OptionGroupName: 'nne-og' } },
        ),
      ],
      annotation: /SQLNET\.ENCRYPTION_SERVER is REQUIRED in option group nne-og\./,
    },
    'Required, in odd casing, while another group is on its way out': {
      configuration: {
        Engine: 'ORACLE-EE-CDB',
        OptionGroupMemberships:
          '[{"optionGroupName":"old","status":"pending-removal"},{"optionGroupName":"nne-og","status":"In-Sync"}]',
      },
      answers: [
        answer(
          DescribeOptionGroupsCommand,
          {
            OptionGroupsList: [
              {
                Options: [
                  {
                    OptionName: 'Native_Network_Encryption',
                    OptionSettings: [{ Name: 'SQLNET.ENCRYPTION_SERVER', Value: 'Required' }],
                  },
                ],
              },
            ],
          },
          { input: { OptionGroupName: 'nne-og' } },
        ),
      ],
    },
    'Requested, where that will do': {
      configuration: { engine: 'oracle-ee', optionGroupMemberships: inSync },
      parameters: { allowedServerModes: 'required, requested' },
      answers: [
        answer(DescribeOptionGroupsCommand, {
          OptionGroupsList: [
            {
              Options: [
                {
                  OptionName: 'NATIVE_NETWORK_ENCRYPTION',
                  OptionSettings: [{ Name: 'SQLNET.ENCRYPTION_SERVER', DefaultValue: 'Requested' }],
                },
              ],
            },
          ],
        }),
      ],
    },
    'the option SSL, where that will do': {
      configuration: { engine: 'oracle-ee', optionGroupMemberships: inSync },
      parameters: { acceptSslOption: 'true' },
      answers: [
        answer(DescribeOptionGroupsCommand, { OptionGroupsList: [{ Options: [{ OptionName: 'SSL' }] }] }),
      ],
      annotation: /option SSL is in force/,
    },
  },
  nonCompliant: {
    'a default group without options': {
      configuration: {
        engine: 'oracle-ee',
        optionGroupMemberships: [{ optionGroupName: 'default:oracle-ee-19', status: 'in-sync' }],
      },
      answers: [
        answer(DescribeOptionGroupsCommand, {
          OptionGroupsList: [{ OptionGroupName: 'default:oracle-ee-19', Options: [] }],
        }),
      ],
      annotation: /No option group in force has NATIVE_NETWORK_ENCRYPTION, which is wanted/,
    },
    Requested: {
      configuration: { engine: 'oracle-ee', optionGroupMemberships: inSync },
      answers: [
        answer(DescribeOptionGroupsCommand, {
          OptionGroupsList: [
            {
              Options: [
                {
                  OptionName: 'NATIVE_NETWORK_ENCRYPTION',
                  OptionSettings: [{ Name: 'SQLNET.ENCRYPTION_SERVER', Value: 'Requested' }],
                },
              ],
            },
          ],
        }),
      ],
      annotation: /SQLNET\.ENCRYPTION_SERVER is REQUESTED in option group nne-og; REQUIRED is wanted/,
    },
    'the option without settings': {
      configuration: { engine: 'oracle-ee', optionGroupMemberships: inSync },
      answers: [
        answer(DescribeOptionGroupsCommand, {
          OptionGroupsList: [{ Options: [{ OptionName: 'NATIVE_NETWORK_ENCRYPTION' }] }],
        }),
      ],
      annotation: /is REQUESTED/,
    },
    'Accepted, where Requested will do': {
      configuration: { engine: 'oracle-ee', optionGroupMemberships: inSync },
      parameters: { allowedServerModes: 'REQUIRED,REQUESTED' },
      answers: [
        answer(DescribeOptionGroupsCommand, {
          OptionGroupsList: [
            {
              Options: [
                {
                  OptionName: 'NATIVE_NETWORK_ENCRYPTION',
                  OptionSettings: [{ Name: 'SQLNET.ENCRYPTION_SERVER', Value: 'Accepted' }],
                },
              ],
            },
          ],
        }),
      ],
      annotation: /is ACCEPTED in option group nne-og; REQUIRED or REQUESTED is wanted/,
    },
    'a group that is not applied yet': {
      configuration: {
        engine: 'oracle-ee',
        optionGroupMemberships: [{ optionGroupName: 'nne-og', status: 'pending-apply' }],
      },
    },
    'the option SSL': {
      configuration: { engine: 'oracle-ee-cdb', optionGroupMemberships: inSync },
      answers: [
        answer(DescribeOptionGroupsCommand, { OptionGroupsList: [{ Options: [{ OptionName: 'SSL' }] }] }),
      ],
    },
    'no SSL where that will do': {
      configuration: { engine: 'oracle-ee', optionGroupMemberships: inSync },
      parameters: { acceptSslOption: 'true' },
      answers: [
        answer(DescribeOptionGroupsCommand, { OptionGroupsList: [{ Options: [{ OptionName: 'TDE' }] }] }),
      ],
    },
    'no memberships': { configuration: { engine: 'oracle-se2', optionGroupMemberships: [] } },
  },
  notApplicable: {
    'RDS Custom': {
      configuration: { engine: 'custom-oracle-ee' },
      annotation: /custom-oracle-ee, not RDS for Oracle/,
    },
    PostgreSQL: { configuration: { engine: 'postgres', optionGroupMemberships: inSync } },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
  fails: {
    'the options are refused': {
      configuration: { engine: 'oracle-ee', optionGroupMemberships: inSync },
      answers: [failure(DescribeOptionGroupsCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'the group in use is not to be found': {
      configuration: { engine: 'oracle-ee', optionGroupMemberships: inSync },
      answers: [failure(DescribeOptionGroupsCommand, 'OptionGroupNotFoundFault')],
      error: /no option group nne-og, which is in use/,
    },
    'a mode that the parameter does not offer': {
      configuration: { engine: 'oracle-se2' },
      parameters: { allowedServerModes: 'REJECTED' },
      error: /allowedServerModes takes a comma-separated list of REQUIRED, REQUESTED/,
    },
  },
});
