#!/usr/bin/env python3
"""Sets up what AudioAspire needs of AWS on a local S3-compatible endpoint (moto server, LocalStack): a versioned bucket, a queue for its
events with a dead-letter queue, and the notification from one to the other. Running it again changes nothing.

Prints the environment for `dotnet run --project AppHost -- --store s3://BUCKET`. Needs boto3, which moto brings along."""

import argparse
import json
import os
import sys

import boto3
from botocore.exceptions import BotoCoreError, ClientError


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--endpoint", default=os.environ.get("AWS_ENDPOINT_URL", "http://127.0.0.1:5000"))
    parser.add_argument("--bucket", default="interviews")
    parser.add_argument("--queue", default="audioaspire-uploads")
    parser.add_argument("--region", default=os.environ.get("AWS_REGION", "us-east-1"))
    return parser.parse_args()


def make_bucket(s3, name, region):
    try:
        s3.head_bucket(Bucket=name)
    except ClientError:
        place = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        s3.create_bucket(Bucket=name, **place)
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})


def make_queue(sqs, name, attributes=None):
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    if attributes:
        sqs.set_queue_attributes(QueueUrl=url, Attributes=attributes)
    return url, sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]


def allow(bucket, queue_arn):
    return json.dumps({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "s3.amazonaws.com"},
            "Action": "sqs:SendMessage",
            "Resource": queue_arn,
            "Condition": {"ArnEquals": {"aws:SourceArn": f"arn:aws:s3:::{bucket}"}},
        }],
    })


def notify(s3, bucket, queue_arn):
    s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration={
        "QueueConfigurations": [{
            "Id": "audioaspire-input",
            "QueueArn": queue_arn,
            "Events": ["s3:ObjectCreated:*"],
            "Filter": {"Key": {"FilterRules": [{"Name": "prefix", "Value": "input/"}]}},
        }],
    })


def main():
    wanted = parse()
    session = boto3.Session(
        region_name=wanted.region,
        aws_access_key_id=os.environ.get("AWS_ACCESS_KEY_ID", "local"),
        aws_secret_access_key=os.environ.get("AWS_SECRET_ACCESS_KEY", "local"))
    s3 = session.client("s3", endpoint_url=wanted.endpoint)
    sqs = session.client("sqs", endpoint_url=wanted.endpoint)
    try:
        make_bucket(s3, wanted.bucket, wanted.region)
        letters, letters_arn = make_queue(sqs, wanted.queue + "-dead")
        redrive = json.dumps({"deadLetterTargetArn": letters_arn, "maxReceiveCount": "5"})
        queue, queue_arn = make_queue(sqs, wanted.queue, {"RedrivePolicy": redrive})
        sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": allow(wanted.bucket, queue_arn)})
        notify(s3, wanted.bucket, queue_arn)
    except (BotoCoreError, ClientError) as error:
        sys.exit(f"error: {wanted.endpoint}: {error}\nStart the endpoint first: moto_server -p 5000")
    for name, value in {
        "AWS_ENDPOINT_URL": wanted.endpoint,
        "AWS_REGION": wanted.region,
        "SQS_QUEUE_URL": queue,
        "DEAD_LETTER_QUEUE_URL": letters,
    }.items():
        print(f"export {name}={value}")


if __name__ == "__main__":
    main()
