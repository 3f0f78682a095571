"""Deletions, and the bytes they can free, per project and day: from the topic retention.results alone.

    pip install -r requirements.txt
    python deletions_per_day.py --bootstrap localhost:9092

What is counted, and what the bytes are, is in ../analytics.md.
"""

import argparse
import json
from collections import defaultdict

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, TopicPartition

TOPIC = "retention.results"
COLUMNS = ("tags", "manifests", "manifest bytes", "content bytes at most")


def events(bootstrap):
    """Everything that is on the topic by now, from its beginning; partition after partition as the brokers send it."""
    consumer = Consumer({
        "bootstrap.servers": bootstrap,
        "group.id": "deletions-per-day",  # the client wants one; nothing is committed, so each run reads all
        "enable.auto.commit": False,
        "enable.partition.eof": True,
    })
    topic = consumer.list_topics(TOPIC, timeout=10).topics[TOPIC]
    if topic.error:
        raise KafkaException(topic.error)
    unread = set(topic.partitions)
    consumer.assign([TopicPartition(TOPIC, partition, OFFSET_BEGINNING) for partition in unread])
    try:
        while unread:
            message = consumer.poll(timeout=30)
            if message is None:
                raise TimeoutError(f"no answer of {bootstrap} for 30 s")
            if not message.error():
                yield json.loads(message.value())
            elif message.error().code() == KafkaError._PARTITION_EOF:
                unread.discard(message.partition())
            else:
                raise KafkaException(message.error())
    finally:
        consumer.close()


def project(repository):
    """The first segment of a repository's name; those of one segment only are in the project "_"."""
    return repository.split("/")[0] if "/" in repository else "_"


def count(told):
    """The sums by day, registry and project."""
    sums = defaultdict(lambda: dict.fromkeys(COLUMNS, 0))
    seen = set()
    for event in told:
        if event["type"] != "retention.deletions-done.v1":
            continue
        if event["meta"]["id"] in seen:
            continue  # told at least once, so perhaps twice: the same fact has the same id
        seen.add(event["meta"]["id"])
        day = event["meta"]["occurredAt"][:10]
        row = sums[day, event["task"]["registry"], project(event["task"]["repository"])]
        for outcome in event["outcomes"]:
            if outcome["outcome"] != "DELETED":
                continue
            if "tag" in outcome["subject"]:
                row["tags"] += 1  # a name less; a tag alone frees nothing
            else:
                freed = outcome.get("freed", {"manifest": 0, "contentAtMost": 0})
                row["manifests"] += 1
                row["manifest bytes"] += freed["manifest"]
                row["content bytes at most"] += freed["contentAtMost"]
    return {key: row for key, row in sums.items() if any(row.values())}


def show(sums):
    lines = [("day", "registry", "project", *COLUMNS)]
    lines += [(*key, *(str(row[column]) for column in COLUMNS)) for key, row in sorted(sums.items())]
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        texts = [text.ljust(width) for text, width in zip(line[:3], widths)]
        numbers = [text.rjust(width) for text, width in zip(line[3:], widths[3:])]
        print("  ".join(texts + numbers))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bootstrap", default="localhost:9092", metavar="HOST:PORT", help="a broker to ask first")
    show(count(events(parser.parse_args().bootstrap)))
