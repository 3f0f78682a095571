/**
 * This package holds every event that crosses a service boundary, one record each, grouped by the topic that carries them, and the
 * topics themselves.
 *
 * <p>On the wire an event is a CloudEvent 1.0 in Kafka's binary mode: the record's value is the JSON of the event, its {@code type}
 * included, and the {@code ce_…} headers repeat type, id and time. Changes are additive only; what is new in meaning is a new version.
 */
package dev.tidemark.contracts.event;
