package dev.tidemark.policy.harbor;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The answer to what was created: no body, and a Location that is relative, because Terraform's provider cuts it up as such. */
public final class HarborCreated {

    private HarborCreated() {}

    public static Response at(String path) {
        // As plain text: the framework makes absolute what it is given as a URI.
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, HarborErrorForm.ROOT + path)
                .build();
    }
}
