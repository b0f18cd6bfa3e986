import { flag, type Kind, list, object, resource, text, unwrapJson } from '../shape';

/** A list, or its only entry in the place of it. */
const oneOrMore = <T>(of: Kind<T>): Kind<readonly T[]> => ({
  decode(value, at) {
    const entries = unwrapJson(value);
    return list(of).decode(Array.isArray(entries) ? entries : [entries], at);
  },
  paths: (at) => of.paths(at),
});

// Published as an object; sent as a list, in old items with the secondary artifacts in it.
const artifacts = oneOrMore(object({ type: text, encryptionDisabled: flag }));

export const Project = resource('AWS::CodeBuild::Project', {
  configuration: {
    artifacts,
    secondaryArtifacts: artifacts,
    cache: object({ type: text }),
    // The alias of the key that AWS manages for S3 where none was named.
    encryptionKey: text,
    logsConfig: object({ s3Logs: object({ status: text, encryptionDisabled: flag }) }),
  },
});

export const ReportGroup = resource('AWS::CodeBuild::ReportGroup', {
  configuration: {
    ExportConfig: object({ ExportConfigType: text, S3Destination: object({ EncryptionDisabled: flag }) }),
  },
});
