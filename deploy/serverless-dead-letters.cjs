/**
 * A Serverless plugin that has every function send the events on which it failed for good to the stack's queue, where
 * there is one. Serverless itself takes no condition there.
 */
module.exports = class DeadLetters {
  constructor(serverless) {
    this.hooks = {
      'after:aws:package:finalize:mergeCustomProviderResources': () => {
        const { Resources } = serverless.service.provider.compiledCloudFormationTemplate;
        for (const { Type, Properties } of Object.values(Resources))
          if (Type === 'AWS::Lambda::Function') Properties.DeadLetterConfig = DEAD_LETTERS;
      },
    };
  }
};

const DEAD_LETTERS = {
  'Fn::If': [
    'HasDeadLetterQueue',
    { TargetArn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] } },
    { Ref: 'AWS::NoValue' },
  ],
};
