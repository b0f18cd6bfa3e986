/**
 * A Serverless plugin that deploys the conformance packs with the functions that their rules call. A pack's template
 * is too large to be passed inline: it goes into the deployment bucket, which is in the stack's Region as AWS Config
 * requires, under a key with the hash of its content. So a changed pack is an update to CloudFormation, an unchanged
 * one is none, and a stack that rolls back finds the template that it had. `serverless remove` empties the bucket.
 *
 * What it heeds, of the stage's parameters: `packs`, `parametersFile`, `deliveryBucket` and `functionPrefix`.
 */
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, extname, join, resolve } = require('node:path');
const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const { parse } = require('yaml');

/** Of a CloudFormation stack. */
const MOST_RESOURCES = 500;
const FUNCTION_ARN_PREFIX = 'FunctionArnPrefix';

/** Settings, under custom.conformancePacks. */
const SCHEMA = {
  type: 'object',
  properties: {
    conformancePacks: {
      type: 'object',
      properties: {
        templates: { type: 'string' },
        parametersFile: { type: 'string' },
        deliveryBucket: { type: 'string', pattern: '^(awsconfigconforms[a-z0-9.-]*)?$' },
        functionPrefix: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,19}$' },
      },
      required: ['templates', 'parametersFile', 'deliveryBucket', 'functionPrefix'],
      additionalProperties: false,
    },
  },
};

module.exports = class ConformancePacks {
  constructor(serverless, _, { log }) {
    this.serverless = serverless;
    this.provider = serverless.getProvider('aws');
    this.log = log;
    serverless.configSchemaHandler.defineCustomProperties(SCHEMA);
    this.hooks = {
      'after:aws:package:finalize:mergeCustomProviderResources': () => this.addPacks(),
      'after:aws:deploy:deploy:uploadArtifacts': () => this.upload(),
    };
  }

  /** Where packaging leaves the templates for deploying, which may be a later command. */
  get folder() {
    return join(this.serverless.serviceDir, '.serverless', 'packs');
  }

  keyOf(file) {
    const { service } = this.serverless.service;
    return [this.provider.getDeploymentPrefix(), service, this.provider.getStage(), 'packs', file].join('/');
  }

  addPacks() {
    const { service } = this.serverless;
    const { templates } = service.custom.conformancePacks;
    const { Resources } = service.provider.compiledCloudFormationTemplate;
    withoutNeedlessDependencies(Resources);
    mkdirSync(this.folder, { recursive: true });
    for (const path of templates.split(',').map((entry) => entry.trim())) {
      if (path !== '') this.addPack(path, Resources);
    }
    const count = Object.keys(Resources).length;
    const left = MOST_RESOURCES - count;
    if (left < 0) throw this.error(`The stack has ${count} resources, at most ${MOST_RESOURCES} are allowed`);
    this.log.notice(`The stack has ${count} of at most ${MOST_RESOURCES} resources; ${left} are left`);
  }

  addPack(path, Resources) {
    const { functionPrefix, deliveryBucket } = this.serverless.service.custom.conformancePacks;
    const text = this.textOf(path);
    const template = parse(text);
    const stem = basename(path, extname(path));
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    const file = `${stem}-${hash}.yaml`;
    writeFileSync(join(this.folder, file), text);
    Resources[`${logicalId(stem)}Pack`] = {
      Type: 'AWS::Config::ConformancePack',
      // AWS Config refuses a rule whose function it may not invoke.
      DependsOn: this.permissionsOf(path, template, Resources),
      Properties: {
        ConformancePackName: functionPrefix + stem.replace(/[^A-Za-z0-9-]+/g, '-'),
        TemplateS3Uri: {
          'Fn::Sub': [`s3://\${Bucket}/${this.keyOf(file)}`, { Bucket: bucketOf(Resources) }],
        },
        ...(template.Parameters?.[FUNCTION_ARN_PREFIX] === undefined
          ? {}
          : { ConformancePackInputParameters: [prefixParameter(functionPrefix)] }),
        ...(deliveryBucket === '' ? {} : { DeliveryS3Bucket: deliveryBucket }),
      },
    };
  }

  /** The template as it is, or with the values of the parameters file. */
  textOf(path) {
    const { serviceDir, service } = this.serverless;
    const { parametersFile } = service.custom.conformancePacks;
    const text = readFileSync(resolve(serviceDir, path), 'utf8');
    const template = parse(text);
    const ids = rulesOf(template);
    if (parametersFile === '' || ids.length === 0) return text;
    if (ids.length < Object.keys(template.Resources).length)
      throw this.error(
        `${path} has more than rules of this pack: render it with --parameters, without parametersFile`,
      );
    const rules = ids.join(',');
    const command = [
      '--import',
      'tsx',
      'cli/bin.ts',
      'pack',
      '--rules',
      rules,
      '--parameters',
      parametersFile,
    ];
    try {
      return execFileSync(process.execPath, command, { cwd: serviceDir, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      throw this.error(`${path} cannot be rendered with ${parametersFile}:\n${error.stderr}`);
    }
  }

  permissionsOf(path, template, Resources) {
    const { naming } = this.provider;
    const permissions = rulesOf(template).map((id) => [
      id,
      `${naming.getNormalizedFunctionName(id)}Permission`,
    ]);
    const strangers = permissions.filter(([, name]) => !(name in Resources)).map(([id]) => id);
    if (strangers.length > 0)
      throw this.error(`${path}: no function of the stack is for ${strangers.join(', ')}`);
    return permissions.map(([, name]) => name);
  }

  async upload() {
    if (this.serverless.service.provider.shouldNotDeploy) return;
    const Bucket = await this.provider.getServerlessDeploymentBucketName();
    const s3 = new S3Client(await this.provider.getAwsSdkV3Config());
    for (const file of readdirSync(this.folder)) {
      const Body = readFileSync(join(this.folder, file));
      await s3.send(new PutObjectCommand({ Bucket, Key: this.keyOf(file), Body }));
    }
  }

  error(message) {
    return new this.serverless.classes.Error(message, 'CONFORMANCE_PACKS');
  }
};

/** Those that have a function. */
const rulesOf = ({ Resources }) =>
  Object.values(Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::Config::ConfigRule' && Properties.Source.Owner !== 'AWS')
    .map(({ Properties }) => Properties.ConfigRuleName);

/** As the functions have it: the stack's own bucket, or the one that is named in serverless.yml. */
const bucketOf = (Resources) =>
  Object.values(Resources).find(({ Type }) => Type === 'AWS::Lambda::Function').Properties.Code.S3Bucket;

/** Serverless says that a function depends on the role that it names anyhow: a warning of cfn-lint for each function. */
function withoutNeedlessDependencies(Resources) {
  for (const resource of Object.values(Resources)) {
    if (resource.Type !== 'AWS::Lambda::Function') continue;
    const role = resource.Properties.Role['Fn::GetAtt']?.[0];
    if (String(resource.DependsOn) === role) delete resource.DependsOn;
  }
}

const prefixParameter = (functionPrefix) => ({
  ParameterName: FUNCTION_ARN_PREFIX,
  ParameterValue: {
    'Fn::Sub': `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${functionPrefix}`,
  },
});

/** `ConformancePack` for `conformance-pack`. */
const logicalId = (stem) =>
  stem.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter) => letter.toUpperCase());
