package dev.tidemark.policy.hook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.policy.hook.format.Delivery;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code POST /hooks/{format}/{registry}}. Not a resource, because strangers are turned away before anything of a body is read, and
 * because bodies may be larger here than elsewhere.
 */
@ApplicationScoped
class HookRoute {

    static final String PATH = "/hooks/";

    /** After the front door, and before the framework's own bound on bodies. */
    private static final int ORDER = -500;

    /** zot sends the manifest along, which may be as large as that. */
    private static final long LARGEST_BODY = 4L * 1024 * 1024;

    private static final String HOOK = HookRoute.class.getName();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Hooks hooks;
    private final ReceiveDelivery receive;
    private final HookRefusals refusals;

    HookRoute(Hooks hooks, ReceiveDelivery receive, HookRefusals refusals) {
        this.hooks = hooks;
        this.receive = receive;
        this.refusals = refusals;
    }

    void install(@Observes Router router) {
        route(router).handler(this::admit);
        route(router).handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        route(router).handler(this::take);
    }

    /** Vert.x takes those of one order in the order they are made, and lets no other handler stand before a body's. */
    private Route route(Router router) {
        return router.route(PATH + "*").order(ORDER).failureHandler(refusals::answer);
    }

    private void admit(RoutingContext request) {
        Hook hook = hookOf(request);
        Credentials credentials = credentials(request);
        if (!hook.admits(credentials) && !hook.mayAdmit(credentials)) {
            throw unauthenticated();
        }
        if (request.request().method().equals(HttpMethod.OPTIONS) && hook.admits(credentials)) {
            welcome(request);
        } else if (!request.request().method().equals(HttpMethod.POST)) {
            throw new RefusedDeliveryException(Refusal.METHOD, "events are sent by POST");
        } else {
            requireJson(request);
            request.put(HOOK, hook).next();
        }
    }

    private Hook hookOf(RoutingContext request) {
        String[] segments = request.normalizedPath().substring(PATH.length()).split("/", -1);
        if (segments.length != 2) {
            throw new RefusedDeliveryException(Refusal.UNKNOWN_FORMAT, "receivers are at /hooks/FORMAT/REGISTRY");
        }
        return hooks.find(segments[0], segments[1]);
    }

    /** As CloudEvents' specification of webhooks has it: a sender may ask before it sends. */
    private static void welcome(RoutingContext request) {
        HttpServerResponse response = request.response().putHeader(HttpHeaders.ALLOW, "POST");
        Optional.ofNullable(request.request().getHeader("WebHook-Request-Origin"))
                .ifPresent(origin -> response.putHeader("WebHook-Allowed-Origin", origin));
        Optional.ofNullable(request.request().getHeader("WebHook-Request-Rate"))
                .ifPresent(rate -> response.putHeader("WebHook-Allowed-Rate", "*"));
        response.end();
    }

    private static void requireJson(RoutingContext request) {
        String type = Optional.ofNullable(request.request().getHeader(HttpHeaders.CONTENT_TYPE))
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (!type.equals("application/json") && !type.endsWith("+json")) {
            throw new RefusedDeliveryException(
                    Refusal.MEDIA_TYPE, "events are JSON: Content-Type application/json, or one that ends in +json");
        }
        String encoding = request.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RefusedDeliveryException(Refusal.MEDIA_TYPE, "bodies are not compressed");
        }
    }

    private void take(RoutingContext request) {
        Hook hook = request.get(HOOK);
        byte[] body = request.body().buffer() == null
                ? new byte[0]
                : request.body().buffer().getBytes();
        Credentials credentials = credentials(request);
        if (!hook.admits(credentials) && !hook.admits(credentials, body)) {
            throw unauthenticated();
        }
        Delivery delivery = new Delivery(parse(body), request.request()::getHeader, Instant.now());
        Optional<String> handshake = hook.format().handshake(delivery);
        if (handshake.isPresent()) {
            answer(request, 200, handshake.get());
        } else {
            receive.receive(hook, delivery)
                    .subscribe()
                    .with(receipt -> answer(request, 202, json(receipt)), request::fail);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new RefusedDeliveryException(Refusal.MALFORMED, "the body is not JSON");
        }
    }

    private static String json(Receipt receipt) {
        return JSON.valueToTree(receipt).toString();
    }

    private static void answer(RoutingContext request, int status, String json) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(json);
    }

    private static Credentials credentials(RoutingContext request) {
        return new Credentials(
                request.request()::getHeader,
                request.queryParam("token").stream().findFirst().orElse(null));
    }

    private static RefusedDeliveryException unauthenticated() {
        return new RefusedDeliveryException(
                Refusal.UNAUTHENTICATED, "the request does not show that its sender knows the secret");
    }
}
