package dev.tidemark.policy.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code outbox}: a record that Kafka does not have yet. */
@Entity
@Table(name = "outbox")
class OutboxEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String topic;
    String key;
    String headers;
    String payload;

    static OutboxEntity of(String topic, String key, String headers, String payload) {
        OutboxEntity entity = new OutboxEntity();
        entity.topic = topic;
        entity.key = key;
        entity.headers = headers;
        entity.payload = payload;
        return entity;
    }
}
