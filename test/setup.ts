// The SDK warns on standard error, once a process, of the Node versions that it will support next year.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
