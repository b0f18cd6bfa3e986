import { flag, object, resource } from '../shape';

export const OpenSearchDomain = resource('AWS::OpenSearch::Domain', {
  configuration: {
    NodeToNodeEncryptionOptions: object({ Enabled: flag }),
  },
});

/** Domains with an Elasticsearch engine, and for weeks those that were upgraded from one. */
export const ElasticsearchDomain = resource('AWS::Elasticsearch::Domain', {
  configuration: {
    deleted: flag,
    nodeToNodeEncryptionOptions: object({ enabled: flag }),
  },
});
