import { listParameter } from '../../shared/parameters';
import { Flow } from '../../shared/resources/appflow';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'appflow-flow-destination-approved',
  title: 'AppFlow flows send data to approved destinations only',
  rationale:
    'Where PHI leaves AWS through a flow, nothing here can see how the destination stores it; somebody must have looked.',
  whitepaper: { section: 'Amazon AppFlow', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)', '164.308(b)(1)'],
  severity: 'medium',
  remediation:
    'Send the data to a destination inside AWS, or review how the vendor protects it at rest, sign a business associate ' +
    'agreement and approve the connector in the parameter.',
  resource: Flow,
  parameters: {
    approvedConnectorTypes: listParameter({
      default: ['S3', 'Redshift', 'EventBridge', 'CustomerProfiles'],
      description: 'Connector types that may receive data, such as S3 or, once reviewed, Salesforce.',
      inPack: true,
    }),
  },

  evaluate({ configuration: flow }, { parameters: { approvedConnectorTypes } }) {
    const types = (flow.DestinationFlowConfigList ?? []).map(
      ({ ConnectorType = '(no type)' }) => ConnectorType,
    );
    if (types.length === 0) return notApplicable('The flow has no destination.');
    // The spelling differs between the APIs of AppFlow and CloudFormation.
    const approved = approvedConnectorTypes.map((type) => type.toLowerCase());
    const others = types.filter((type) => !approved.includes(type.toLowerCase()));
    if (others.length === 0) return compliant(`The flow sends data to ${types.join(', ')}.`);
    return nonCompliant(
      `The flow sends data to ${others.join(', ')}; approved are: ${approvedConnectorTypes.join(', ')}.`,
    );
  },
});

export const { handler } = rule;
