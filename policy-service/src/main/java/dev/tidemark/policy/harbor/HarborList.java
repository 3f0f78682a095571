package dev.tidemark.policy.harbor;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The answer that is a list, or a page of one. */
public final class HarborList {

    private HarborList() {}

    public static Response of(List<?> items, long total, HarborPage page, RoutingContext request) {
        Response.ResponseBuilder answer = Response.ok(HarborJson.write(items), MediaType.APPLICATION_JSON_TYPE)
                .header("X-Total-Count", total);
        String links = page.links(request, total);
        return (links.isEmpty() ? answer : answer.header(HttpHeaders.LINK, links)).build();
    }
}
