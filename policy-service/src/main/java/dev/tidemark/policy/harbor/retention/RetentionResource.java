package dev.tidemark.policy.harbor.retention;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.harbor.HarborPolicy;
import dev.tidemark.policy.ChangePolicy;
import dev.tidemark.policy.CreatePolicy;
import dev.tidemark.policy.DeletePolicy;
import dev.tidemark.policy.PolicyBusyException;
import dev.tidemark.policy.PolicyDraft;
import dev.tidemark.policy.PolicyNotBoundException;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.harbor.HarborCreated;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborNumber;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.harbor.project.ProjectLookup;
import dev.tidemark.policy.project.ProjectTakenException;
import dev.tidemark.policy.project.UnknownProjectException;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Harbor's retention policies: one per project. */
@Path(HarborErrorForm.ROOT + "/retentions")
class RetentionResource {

    private final VisiblePolicies policies;
    private final CreatePolicy createPolicy;
    private final ChangePolicy changePolicy;
    private final DeletePolicy deletePolicy;
    private final ProjectLookup projects;
    private final Callers callers;

    RetentionResource(
            VisiblePolicies policies,
            CreatePolicy createPolicy,
            ChangePolicy changePolicy,
            DeletePolicy deletePolicy,
            ProjectLookup projects,
            Callers callers) {
        this.policies = policies;
        this.createPolicy = createPolicy;
        this.changePolicy = changePolicy;
        this.deletePolicy = deletePolicy;
        this.projects = projects;
        this.callers = callers;
    }

    @GET
    @Path("/metadatas")
    @Produces(MediaType.APPLICATION_JSON)
    public String metadatas() {
        return RetentionMetadata.JSON;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(byte[] body) {
        HarborPolicy policy = HarborJson.read(body, HarborPolicy.class, "policy");
        RetentionRules rules = HarborDocuments.compile(policy);
        long project = HarborDocuments.project(policy);
        PolicyDraft draft = HarborDocuments.draft(policy, rules, HarborDocuments.cron(policy));
        Caller caller = callers.current();
        return projects.permitted(project, caller, Permission.CREATE_RETENTION)
                .chain(() -> createPolicy.inProject(project, draft, caller.name()))
                .onFailure(UnknownProjectException.class)
                .transform(e -> HarborRefusals.badRequest("invalid Project id " + project))
                .onFailure(ProjectTakenException.class)
                .transform(e -> taken(e))
                .map(id -> HarborCreated.at("/retentions/" + id));
    }

    private static RuntimeException taken(ProjectTakenException e) {
        return HarborRefusals.badRequest("project " + e.project() + " already has retention policy " + e.policy());
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> get(@PathParam("id") String idInPath) {
        long id = HarborNumber.inPath("id", idInPath);
        Caller caller = callers.current();
        return policies.get(HarborNumber.policy(id).orElseThrow(() -> unknown(id)))
                .onFailure(UnknownPolicyException.class)
                .transform(e -> unknown(id))
                .invoke(stored -> caller.require(Permission.READ_RETENTION, stored.policy()))
                .map(HarborDocuments::echo)
                .map(HarborJson::write);
    }

    /** Harbor itself answers 500, which no client can act on; Terraform's provider takes 404 for "gone". */
    private static RuntimeException unknown(long id) {
        return HarborRefusals.notFound(HarborRefusals.noPolicy(id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> update(@PathParam("id") String idInPath, byte[] body) {
        long id = HarborNumber.inPath("id", idInPath);
        HarborPolicy policy = HarborJson.read(body, HarborPolicy.class, "policy");
        RetentionRules rules = HarborDocuments.compile(policy);
        long project = HarborDocuments.project(policy);
        PolicyDraft draft = HarborDocuments.draft(policy, rules, HarborDocuments.cron(policy));
        PolicyId known = HarborNumber.policy(id).orElseThrow(() -> HarborRefusals.notBound(id));
        Caller caller = callers.current();
        return projects.permitted(project, caller, Permission.UPDATE_RETENTION)
                .chain(() -> refuseAnothers(known, caller))
                .chain(() -> changePolicy.inProject(known, project, draft, caller.name()))
                .onFailure(PolicyNotBoundException.class)
                .transform(e -> HarborRefusals.notBound(id))
                .replaceWith(() -> Response.ok().build());
    }

    /** What cannot be seen here is left to who changes it: to them it is no policy of the project. */
    private Uni<Void> refuseAnothers(PolicyId id, Caller caller) {
        return policies.get(id)
                .invoke(seen -> {
                    if (!VisiblePolicies.isOwn(seen) && caller.may(Permission.READ_RETENTION, seen.policy())) {
                        throw HarborRefusals.conflict(seen.whereToChange());
                    }
                })
                .replaceWithVoid()
                .onFailure(UnknownPolicyException.class)
                .recoverWithNull();
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> delete(@PathParam("id") String idInPath) {
        long id = HarborNumber.inPath("id", idInPath);
        PolicyId known = HarborNumber.policy(id).orElseThrow(() -> HarborRefusals.unknownPolicy(id));
        Caller caller = callers.current();
        return policies.get(known)
                .invoke(stored -> caller.require(Permission.DELETE_RETENTION, stored.policy()))
                .invoke(stored -> {
                    if (!VisiblePolicies.isOwn(stored)) {
                        throw HarborRefusals.precondition(stored.whereToChange());
                    }
                })
                .chain(() -> deletePolicy.delete(known, DeletePolicy.Running.FORBIDS, caller.name()))
                .onFailure(UnknownPolicyException.class)
                .transform(e -> HarborRefusals.unknownPolicy(id))
                .onFailure(PolicyBusyException.class)
                .transform(e -> HarborRefusals.running(e.execution()))
                .replaceWith(() -> Response.ok().build());
    }
}
