import { run } from './main';

// The SDK's own switch (aws/aws-sdk-js-v3 issue 7983): which Node runs is not the concern of whoever evaluates.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
process.exitCode = await run(process.argv.slice(2), process);
