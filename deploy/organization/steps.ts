/** What is done to deploy to an organization, to upgrade what is deployed, and to remove it: step by step, with exact commands. */
import { MEMBER_ROLE, STACK, type Organization } from './model';

export type Occasion = 'first' | 'upgrade' | 'removal';

export interface Step {
  readonly where: string;
  readonly what: string;
  /** They take the rendered folder for the working directory. */
  readonly commands: (rendered: RenderedNames) => readonly string[];
}

/** What commands call what was rendered. */
export interface RenderedNames {
  /** Model A: the key of the template of each account's stack, in the artifacts' buckets. */
  readonly memberStack: string;
  /** Model B: the organization packs of each Region. */
  readonly packs: ReadonlyMap<string, readonly string[]>;
}

/**
 * In an order that serves the first deployment and upgrades: what is added is there before it is called. Commands that
 * can are the same for both, so that one that failed may be run again. A removal goes backwards.
 */
export function stepsFor(organization: Organization, occasion: Occasion): readonly Step[] {
  const isA = organization.model === 'A';
  if (occasion === 'removal') return isA ? removalOfA(organization) : removalOfB(organization);
  return isA ? stepsOfA(organization, occasion) : stepsOfB(organization, occasion);
}

type Deployment = Exclude<Occasion, 'removal'>;

function stepsOfA(organization: Organization, occasion: Deployment): Step[] {
  const { regions, targets, bucketPrefix } = organization;
  const [home = ''] = regions;
  const where = administrator(organization);
  const set = stackSet(organization, STACK);
  const accounts = `in every account of ${targets.join(', ')}, in ${regions.join(', ')}`;
  const template = ({ memberStack }: RenderedNames): string =>
    '--capabilities CAPABILITY_IAM --parameters file://parameters.json ' +
    `--template-url https://${bucketPrefix}-${home}.s3.${home}.${dnsSuffix(organization)}/${memberStack}`;
  const first: Step[] = [
    {
      where: `${where}, ${home}`,
      what: 'the StackSet, which also deploys to accounts that join later, and takes accounts that leave off it',
      commands: (rendered) => [
        `aws cloudformation create-stack-set ${set} ${AUTOMATIC} ${template(rendered)}`,
      ],
    },
    {
      where: `${where}, ${home}`,
      what: `${accounts}: a stack with the functions and the packs; AWS Config must be recording there`,
      commands: () => [
        `aws cloudformation create-stack-instances ${set} ${deploymentTargets(targets)} ` +
          `--regions ${regions.join(' ')} ${ROLLING}`,
        ...outcome(set),
      ],
    },
  ];
  const upgrade: Step = {
    where: `${where}, ${home}`,
    what: `${accounts}: the stack, by an update of the StackSet, functions before packs`,
    commands: (rendered) => [
      `aws cloudformation update-stack-set ${set} ${template(rendered)} ${ROLLING}`,
      ...outcome(set),
    ],
  };
  return [...bucketSteps(organization, where), ...(occasion === 'first' ? first : [upgrade])];
}

function stepsOfB(organization: Organization, occasion: Deployment): Step[] {
  const { regions, evaluator = '', accounts, excluded, bucketPrefix } = organization;
  const deploy = (region: string, stack: string, template: string): string =>
    `aws cloudformation deploy --region ${region} --stack-name ${stack} --template-file ${template} ` +
    `--s3-bucket ${bucketPrefix}-${region} --s3-prefix stacks --no-fail-on-empty-changeset`;
  return [
    ...bucketSteps(organization, `evaluator account ${evaluator}`),
    roleStep(organization, occasion),
    ...regions.map((region): Step => ({
      where: `evaluator account ${evaluator}, ${region}`,
      what: 'the functions',
      commands: () => [
        `${deploy(region, STACK, 'evaluator-stack.json')} --capabilities CAPABILITY_IAM ` +
          '--parameter-overrides file://parameters.json',
      ],
    })),
    ...regions.map((region): Step => ({
      where: `evaluator account ${evaluator}, ${region}`,
      what: `for each of ${String(accounts.length)} accounts: the permission for its rules to call the functions`,
      commands: () =>
        accounts.map(
          (account) =>
            `${deploy(region, `${STACK}-invoke-${account}`, 'invoke-permissions.json')} ` +
            `--parameter-overrides MemberAccountId=${account}`,
        ),
    })),
    ...regions.map((region): Step => ({
      where: `${administrator(organization)}, ${region}`,
      what: `the organization packs, in every account${excluded.length === 0 ? '' : ` but ${excluded.join(', ')}`}`,
      commands: ({ packs }) => [
        ...(packs.get(region) ?? []).map((name) => putPack(region, name, excluded)),
        UNTIL_NONE,
        packStatuses(region, `${ours} && ! ends_with(Status, '_SUCCESSFUL')`),
      ],
    })),
    ...(occasion === 'first' ? [] : regions.map((region) => leftOverStep(organization, region))),
  ];
}

function removalOfA(organization: Organization): Step[] {
  const { regions } = organization;
  return [
    stackSetRemoval(organization, STACK, regions, 'the stacks: packs, functions, and logs'),
    ...bucketRemoval(organization, administrator(organization)),
  ];
}

function removalOfB(organization: Organization): Step[] {
  const { regions, evaluator = '', accounts } = organization;
  const [home = ''] = regions;
  const where = `evaluator account ${evaluator}`;
  return [
    ...regions.map((region) => ({
      where: `${administrator(organization)}, ${region}`,
      what: 'the organization packs, with their verdicts',
      commands: ({ packs }: RenderedNames) => [
        ...(packs.get(region) ?? []).map(
          (name) =>
            `aws configservice delete-organization-conformance-pack --region ${region} ` +
            `--organization-conformance-pack-name ${name}`,
        ),
        UNTIL_NONE,
        packStatuses(region, ours),
      ],
    })),
    ...regions.map((region) => ({
      where: `${where}, ${region}`,
      what: 'the permissions, and the functions with their logs',
      commands: () =>
        [...accounts.map((account) => `${STACK}-invoke-${account}`), STACK].map((stack) =>
          deleteStack(region, stack),
        ),
    })),
    stackSetRemoval(organization, `${STACK}-reporter`, [home], `the role ${MEMBER_ROLE}`),
    ...bucketRemoval(organization, where),
  ];
}

function stackSetRemoval(
  organization: Organization,
  name: string,
  regions: readonly string[],
  what: string,
): Step {
  const {
    targets,
    regions: [home = ''],
  } = organization;
  const set = stackSet(organization, name);
  return {
    where: `${administrator(organization)}, ${home}`,
    what: `in every account of ${targets.join(', ')}: ${what}`,
    commands: () => [
      `aws cloudformation delete-stack-instances ${set} ${deploymentTargets(targets)} ` +
        `--regions ${regions.join(' ')} --no-retain-stacks ${ROLLING}`,
      UNTIL_NONE,
      stackInstances(set, ''),
      `aws cloudformation delete-stack-set ${set}`,
    ],
  };
}

const bucketRemoval = ({ regions, bucketPrefix }: Organization, where: string): Step[] =>
  regions.map((region) => ({
    where: `${where}, ${region}`,
    what: `the stack of the artifacts' bucket; ${bucketPrefix}-${region} stays, for you to empty and delete`,
    commands: () => [deleteStack(region, `${STACK}-artifacts`)],
  }));

const deleteStack = (region: string, stack: string): string =>
  `aws cloudformation delete-stack --region ${region} --stack-name ${stack}`;

function roleStep(organization: Organization, occasion: Deployment): Step {
  const { regions, targets } = organization;
  const [home = ''] = regions;
  const set = stackSet(organization, `${STACK}-reporter`);
  const template = '--capabilities CAPABILITY_NAMED_IAM --template-body file://member-role.json';
  const commands =
    occasion === 'first'
      ? [
          `aws cloudformation create-stack-set ${set} ${AUTOMATIC} ${template}`,
          `aws cloudformation create-stack-instances ${set} ${deploymentTargets(targets)} --regions ${home} ${ROLLING}`,
        ]
      : [`aws cloudformation update-stack-set ${set} ${template} ${ROLLING}`];
  return {
    where: `${administrator(organization)}, ${home}`,
    what: `in every account of ${targets.join(', ')}: the role ${MEMBER_ROLE}, once since IAM knows no Regions`,
    commands: () => [...commands, ...outcome(set)],
  };
}

const putPack = (region: string, name: string, excluded: readonly string[]): string =>
  `aws configservice put-organization-conformance-pack --region ${region} ` +
  `--organization-conformance-pack-name ${name} --template-body file://packs/${region}/${name}.yaml` +
  (excluded.length === 0 ? '' : ` --excluded-accounts ${excluded.join(' ')}`);

const leftOverStep = (organization: Organization, region: string): Step => ({
  where: `${administrator(organization)}, ${region}`,
  what: 'packs of the release before that this one does not have: see which, and delete-organization-conformance-pack',
  commands: ({ packs }) => {
    const names = (packs.get(region) ?? []).map((name) => `'${name}'`);
    return [
      `aws configservice describe-organization-conformance-packs --region ${region} --output text ` +
        `--query "OrganizationConformancePacks[?${ours} && ! contains([${names.join(', ')}], ` +
        'OrganizationConformancePackName)].[OrganizationConformancePackName]"',
    ];
  },
});

const bucketSteps = ({ regions, bucketPrefix, organizationId }: Organization, where: string): Step[] =>
  regions.map((region) => ({
    where: `${where}, ${region}`,
    what: `the artifacts' bucket ${bucketPrefix}-${region}, which the organization may read`,
    commands: () => [
      `aws cloudformation deploy --region ${region} --stack-name ${STACK}-artifacts --template-file artifacts-bucket.json ` +
        `--parameter-overrides BucketName=${bucketPrefix}-${region} OrganizationId=${organizationId} ` +
        '--no-fail-on-empty-changeset',
      `aws s3 sync artifacts s3://${bucketPrefix}-${region} --region ${region}`,
    ],
  }));

const AUTOMATIC =
  '--permission-model SERVICE_MANAGED --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false';
const ROLLING =
  '--operation-preferences RegionConcurrencyType=PARALLEL,MaxConcurrentPercentage=25,FailureTolerancePercentage=10';

const administrator = ({ callAs }: Organization): string =>
  callAs === 'SELF' ? 'management account' : 'delegated administrator account';

const stackSet = ({ callAs, regions: [home = ''] }: Organization, name: string): string =>
  `--stack-set-name ${name} --call-as ${callAs} --region ${home}`;

const deploymentTargets = (targets: readonly string[]): string =>
  `--deployment-targets OrganizationalUnitIds=${targets.join(',')}`;

const UNTIL_NONE = '# Takes a while. Until nothing is left in this list:';

/** Since `create-stack-instances` and `update-stack-set` only begin an operation. */
const outcome = (set: string): string[] => [
  '# Takes a while. Until this says SUCCEEDED:',
  `aws cloudformation list-stack-set-operations ${set} --no-paginate --output text ` +
    '--query "sort_by(Summaries, &CreationTimestamp)[-1].[Action, Status, StatusReason]"',
  '# Where it is not done, and why:',
  stackInstances(set, "?StackInstanceStatus.DetailedStatus!='SUCCEEDED'"),
];

const stackInstances = (set: string, filter: string): string =>
  `aws cloudformation list-stack-instances ${set} --output text ` +
  `--query "Summaries[${filter}].[Account, Region, StackInstanceStatus.DetailedStatus, StatusReason]"`;

const packStatuses = (region: string, filter: string): string =>
  `aws configservice describe-organization-conformance-pack-statuses --region ${region} --output text --query ` +
  `"OrganizationConformancePackStatuses[?${filter}].[OrganizationConformancePackName, Status, ErrorMessage]"`;

const ours = `starts_with(OrganizationConformancePackName, '${STACK}-')`;

const dnsSuffix = ({ partition }: Organization): string =>
  partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
