package dev.tidemark.policy.harbor.robot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tidemark.policy.harbor.HarborCreated;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborNumber;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.harbor.project.ProjectLookup;
import dev.tidemark.policy.password.Passwords;
import dev.tidemark.policy.password.UnacceptableException;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.robot.Robot;
import dev.tidemark.policy.robot.Robots;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Harbor's robot accounts: of a project, whose administrators have them, and of the system. */
@Path(HarborErrorForm.ROOT + "/robots")
class RobotResource {

    private static final Pattern OF_PROJECT = Pattern.compile("Level=project,ProjectID=([0-9]{1,9})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Robots robots;
    private final Passwords passwords;
    private final ProjectLookup lookup;
    private final Callers callers;

    RobotResource(Robots robots, Passwords passwords, ProjectLookup lookup, Callers callers) {
        this.robots = robots;
        this.passwords = passwords;
        this.lookup = lookup;
        this.callers = callers;
    }

    /** The body that asks for another secret; where it names none, one is made up. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SecretRequest(String secret) {

        boolean isEmpty() {
            return secret == null || secret.isEmpty();
        }

        /** Without what it is about. */
        @Override
        public String toString() {
            return "SecretRequest[]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> create(byte[] body) {
        Caller caller = callers.current();
        RobotRequest request = HarborJson.read(body, RobotRequest.class, "robot");
        Robot.Draft draft = request.draft();
        String secret = random();
        return project(request, caller)
                .chain(project ->
                        passwords.hash(secret).chain(hash -> robots.create(project, draft, hash, caller.number())))
                .map(created -> created.orElseThrow(
                        () -> HarborRefusals.conflict("robot account " + draft.name() + " already exists")))
                .map(robot -> created(robot, secret));
    }

    /** The number of the project whose it is to be; whether the caller may make it is found out here. */
    private Uni<Optional<Integer>> project(RobotRequest request, Caller caller) {
        if (request.isOfProject()) {
            return lookup.byName(request.project(), caller, Permission.ADMINISTER_PROJECT)
                    .map(Project::id)
                    .map(Optional::of);
        }
        caller.requireSystemAdmin();
        return Uni.createFrom().item(Optional.empty());
    }

    private static Response created(Robot robot, String secret) {
        return Response.fromResponse(HarborCreated.at("/robots/" + robot.number()))
                .entity(HarborJson.write(HarborRobot.created(robot, secret)))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** The system's, or as {@code q=Level=project,ProjectID=1} a project's. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @QueryParam("q") String query,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        HarborPage asked = HarborPage.ofShared(page, pageSize);
        return listed(query == null ? "" : query, callers.current())
                .chain(project -> robots.page(project, asked.offset(), asked.limit())
                        .chain(found -> robots.count(project)
                                .map(total -> HarborList.of(
                                        found.stream().map(HarborRobot::of).toList(), total, asked, request))));
    }

    private Uni<Optional<Integer>> listed(String query, Caller caller) {
        Matcher ofProject = OF_PROJECT.matcher(query);
        if (ofProject.matches()) {
            return lookup.find(ofProject.group(1), false, caller, Permission.ADMINISTER_PROJECT)
                    .map(Project::id)
                    .map(Optional::of);
        }
        if (query.contains("Level=project")) {
            throw HarborRefusals.badRequest("must with project ID when to query project robots");
        }
        caller.requireSystemAdmin();
        return Uni.createFrom().item(Optional.empty());
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> get(@PathParam("id") String idInPath) {
        return found(idInPath).map(HarborRobot::of).map(HarborJson::write);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> change(@PathParam("id") String idInPath, byte[] body) {
        return found(idInPath)
                .chain(robot -> robots.change(
                        robot.number(),
                        HarborJson.read(body, RobotRequest.class, "robot").changed(robot)))
                .replaceWith(() -> Response.ok().build());
    }

    /** What the client chose is not said again. */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> changeSecret(@PathParam("id") String idInPath, byte[] body) {
        return found(idInPath).chain(robot -> {
            SecretRequest request = HarborJson.read(body, SecretRequest.class, "robotSec");
            String secret = request.isEmpty() ? random() : request.secret();
            return Uni.createFrom()
                    .deferred(() -> passwords.hash(secret))
                    .onFailure(UnacceptableException.class)
                    .transform(e -> HarborRefusals.badRequest(e.getMessage()))
                    .chain(hash -> robots.changeSecret(robot.number(), hash))
                    .map(changed -> HarborJson.write(request.isEmpty() ? Map.of("secret", secret) : Map.of()));
        });
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> delete(@PathParam("id") String idInPath) {
        return found(idInPath).chain(robot -> robots.delete(robot.number())).replaceWith(() -> Response.ok()
                .build());
    }

    /** The robot, if the caller may have to do with it. To others than system administrators, one that is not there is one where they may not. */
    private Uni<Robot> found(String idInPath) {
        int id = (int) Math.max(0, Math.min(HarborNumber.inPath("robot_id", idInPath), Integer.MAX_VALUE));
        Caller caller = callers.current();
        return robots.numbered(id)
                .chain(found -> found.map(robot -> permitted(robot, caller)).orElseGet(() -> {
                    caller.requireSystemAdmin();
                    throw HarborRefusals.notFound("robot " + id + " not found");
                }));
    }

    private Uni<Robot> permitted(Robot robot, Caller caller) {
        return robot.project()
                .map(project -> lookup.permitted(project, caller, Permission.ADMINISTER_PROJECT)
                        .replaceWith(robot))
                .orElseGet(() -> {
                    caller.requireSystemAdmin();
                    return Uni.createFrom().item(robot);
                });
    }

    /** 256 random bits, and at its end what a password has to have. */
    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "Aa1";
    }
}
