/** What CodeBuild projects write to S3. */
import type { Project as ProjectShape } from './resources/codebuild';
import type { Decoded } from './shape';

type Project = Decoded<(typeof ProjectShape)['configuration']>;
type Artifact = NonNullable<Project['artifacts']>[number];

/** Artifacts, primary and secondary, that the project itself puts into S3; those for a pipeline are the pipeline's. */
export const s3Artifacts = ({ artifacts = [], secondaryArtifacts = [] }: Project): readonly Artifact[] =>
  [...artifacts, ...secondaryArtifacts].filter(({ type }) => type?.toUpperCase() === 'S3');
