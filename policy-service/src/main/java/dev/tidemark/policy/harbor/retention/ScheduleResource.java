package dev.tidemark.policy.harbor.retention;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.policy.ScheduledPolicies;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.harbor.HarborTime;
import dev.tidemark.policy.registry.Registries;
import dev.tidemark.policy.schedule.PauseSchedules;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The part of Harbor's job service dashboard that shows retention's schedules, and pauses them. */
@Path(HarborErrorForm.ROOT)
class ScheduleResource {

    private static final String RETENTION = "RETENTION";

    /** The queue by which Harbor's schedules come to run. */
    private static final String SCHEDULER = "SCHEDULER";

    private static final String ALL = "ALL";

    private final Registries registries;
    private final ScheduledPolicies policies;
    private final PauseSchedules pause;
    private final Callers callers;

    ScheduleResource(Registries registries, ScheduledPolicies policies, PauseSchedules pause, Callers callers) {
        this.registries = registries;
        this.policies = policies;
        this.pause = pause;
        this.callers = callers;
    }

    /** A schedule on Harbor's wire. It has no number of its own here: there is one for each policy. */
    @JsonPropertyOrder(alphabetic = true)
    record Schedule(
            long id,
            @JsonProperty("vendor_type") String vendorType,
            @JsonProperty("vendor_id") long vendorId,
            String cron,
            @JsonProperty("update_time") String updateTime) {

        static Schedule of(StoredPolicy stored) {
            long id = stored.policy().id().value();
            return new Schedule(id, RETENTION, id, stored.policy().cron(), HarborTime.of(stored.updatedAt()));
        }
    }

    /** A queue on Harbor's wire; nothing waits in ours that could be counted. */
    @JsonPropertyOrder(alphabetic = true)
    record Queue(@JsonProperty("job_type") @JsonInclude(JsonInclude.Include.NON_NULL) String jobType, boolean paused) {}

    /** The body that asks for something to be done with a queue. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Action(String action) {

        private static final Set<String> KNOWN = Set.of("stop", "pause", "resume");

        String checked() {
            String word = action == null ? "" : action.toLowerCase(Locale.ROOT);
            if (!KNOWN.contains(word)) {
                throw HarborRefusals.badRequest("the action is not supported");
            }
            return word;
        }
    }

    @GET
    @Path("/schedules")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        callers.current().requireSystemAdmin();
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        return policies.of(Dialect.HARBOR, registries.ofHarbor(), asked.index(), asked.limit())
                .map(found -> HarborList.of(
                        found.items().stream().map(Schedule::of).toList(), found.total(), asked, request));
    }

    @GET
    @Path("/schedules/{type}/paused")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> paused(@PathParam("type") String type) {
        if (!type.equalsIgnoreCase(ALL)) {
            throw HarborRefusals.badRequest("job_type can only be 'all'");
        }
        return pause.arePaused(Dialect.HARBOR).map(paused -> HarborJson.write(Map.of("paused", paused)));
    }

    @GET
    @Path("/jobservice/queues")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> queues() {
        callers.current().requireSystemAdmin();
        return pause.arePaused(Dialect.HARBOR)
                .map(paused -> List.of(new Queue(RETENTION, false), new Queue(SCHEDULER, paused)))
                .map(HarborJson::write);
    }

    @PUT
    @Path("/jobservice/queues/{type}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> act(@PathParam("type") String type, byte[] body) {
        Caller caller = callers.current();
        caller.requireSystemAdmin();
        String action = HarborJson.read(body, Action.class, "action_request").checked();
        if (!Set.of(ALL, SCHEDULER).contains(type.toUpperCase(Locale.ROOT))) {
            throw HarborRefusals.badRequest("only the queue " + SCHEDULER + " can be paused");
        }
        return act(action, caller.name()).replaceWith(() -> Response.ok().build());
    }

    /** What waits in Harbor's queues, and can be stopped there, is nowhere here. */
    private Uni<Void> act(String action, String requestedBy) {
        return switch (action) {
            case "pause" -> pause.pause(Dialect.HARBOR, requestedBy);
            case "resume" -> pause.resume(Dialect.HARBOR, requestedBy);
            default -> Uni.createFrom().voidItem();
        };
    }
}
