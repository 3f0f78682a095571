package dev.tidemark.policy.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * A part of a registry's repositories: exactly those after the name that was asked for, up to {@code next}, by name.
 *
 * @param next null on the last page
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatewayPage(List<String> items, String next) {

    public GatewayPage {
        items = List.copyOf(items);
    }
}
