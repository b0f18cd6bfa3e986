"""The ten conditions of floor.mjs, as they are written in Python without further ado."""
import gzip
import json
import sys

CONDITIONS = {
    "AWS::Kinesis::Stream": lambda c, s: (c.get("StreamEncryption") or {}).get("EncryptionType") == "KMS",
    "AWS::SQS::Queue": lambda c, s: bool(c.get("KmsMasterKeyId")) or c.get("SqsManagedSseEnabled") == "true",
    "AWS::SNS::Topic": lambda c, s: bool(c.get("KmsMasterKeyId")),
    "AWS::EC2::Volume": lambda c, s: c.get("encrypted") is True,
    "AWS::RDS::DBInstance": lambda c, s: c.get("storageEncrypted") is True,
    "AWS::RDS::DBCluster": lambda c, s: c.get("storageEncrypted") is True,
    "AWS::EFS::FileSystem": lambda c, s: c.get("Encrypted") is True,
    "AWS::S3::Bucket": lambda c, s: "ServerSideEncryptionConfiguration" in s,
    "AWS::Lambda::Function": lambda c, s: "runtime" in c,
    "AWS::ACM::Certificate": lambda c, s: c.get("status") == "ISSUED",
}

path = sys.argv[1]
with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
    items = json.load(file)["configurationItems"]
failures = 0
for item in items:
    condition = CONDITIONS.get(item["resourceType"])
    if condition and not condition(item["configuration"], item["supplementaryConfiguration"]):
        failures += 1
print(json.dumps({"items": len(items), "failures": failures}))
