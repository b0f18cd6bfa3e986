# The ten conditions of floor.mjs.
def complies:
  .resourceType as $type | .configuration as $c |
  if $type == "AWS::Kinesis::Stream" then $c.StreamEncryption.EncryptionType == "KMS"
  elif $type == "AWS::SQS::Queue" then ($c.KmsMasterKeyId // "") != "" or $c.SqsManagedSseEnabled == "true"
  elif $type == "AWS::SNS::Topic" then ($c.KmsMasterKeyId // "") != ""
  elif $type == "AWS::EC2::Volume" then $c.encrypted == true
  elif $type == "AWS::RDS::DBInstance" or $type == "AWS::RDS::DBCluster" then $c.storageEncrypted == true
  elif $type == "AWS::EFS::FileSystem" then $c.Encrypted == true
  elif $type == "AWS::S3::Bucket" then .supplementaryConfiguration | has("ServerSideEncryptionConfiguration")
  elif $type == "AWS::Lambda::Function" then $c | has("runtime")
  elif $type == "AWS::ACM::Certificate" then $c.status == "ISSUED"
  else true end;
reduce .configurationItems[] as $item ({items: 0, failures: 0};
  .items += 1 | if ($item | complies) then . else .failures += 1 end)
