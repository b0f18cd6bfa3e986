import { s3Artifacts } from '../../shared/codebuild';
import { Project } from '../../shared/resources/codebuild';

const artifactsOf = (configuration: unknown) =>
  s3Artifacts(Project.configuration.decode(configuration, 'configuration')).map(
    ({ encryptionDisabled }) => encryptionDisabled,
  );

test.each([
  ['nothing', {}, []],
  ['an object', { artifacts: { type: 'S3', encryptionDisabled: true } }, [true]],
  ['a list', { artifacts: [{ type: 's3', encryptionDisabled: false }, { type: 'NO_ARTIFACTS' }] }, [false]],
  ['the JSON text of null', { artifacts: 'null' }, []],
  [
    'the artifacts in their order',
    {
      artifacts: { type: 'S3' },
      secondaryArtifacts: '[{"type":"S3","encryptionDisabled":"true"},{"type":"CODEPIPELINE"}]',
    },
    [undefined, true],
  ],
])('S3 artifacts of a project with %s', (_, configuration, expected) => {
  expect(artifactsOf(configuration)).toEqual(expected);
});

test('both forms of the artifacts have the paths of the published schema', () => {
  expect(Project.paths.slice(0, 4)).toEqual([
    'configuration.artifacts.type',
    'configuration.artifacts.encryptionDisabled',
    'configuration.secondaryArtifacts.type',
    'configuration.secondaryArtifacts.encryptionDisabled',
  ]);
});
