package dev.tidemark.evaluator.harbor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When a policy runs by itself. Its {@code references} are accepted and dropped, as Harbor does.
 *
 * @param kind {@code Schedule}, also where nothing is scheduled
 * @param settings free; {@code cron} is the only one that is looked at
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder(alphabetic = true)
public record HarborTrigger(String kind, Map<String, Object> settings) {

    public HarborTrigger {
        kind = Wire.text(kind);
        settings = Wire.map(settings);
    }

    /** The cron expression as it was sent, if it is a text that is not empty. */
    public Optional<String> cron() {
        return settings.get("cron") instanceof String cron && !cron.isEmpty() ? Optional.of(cron) : Optional.empty();
    }

    /** The same trigger with one more setting, or with another value for it. */
    public HarborTrigger withSetting(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(settings);
        more.put(name, value);
        return new HarborTrigger(kind, more);
    }
}
