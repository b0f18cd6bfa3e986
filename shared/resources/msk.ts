import { flag, object, resource, text } from '../shape';

/** A provisioned cluster; serverless ones are of another type. */
export const Cluster = resource('AWS::MSK::Cluster', {
  configuration: {
    EncryptionInfo: object({ EncryptionInTransit: object({ ClientBroker: text, InCluster: flag }) }),
    BrokerNodeGroupInfo: object({ ConnectivityInfo: object({ PublicAccess: object({ Type: text }) }) }),
  },
});
