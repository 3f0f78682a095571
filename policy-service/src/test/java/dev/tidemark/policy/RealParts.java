package dev.tidemark.policy;

import dev.tidemark.policy.harbor.AuditStandIn;
import dev.tidemark.policy.oidc.ProviderStandIn;
import dev.tidemark.standalone.testing.KafkaResource;
import dev.tidemark.standalone.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test with a real PostgreSQL and a real Kafka; only the other services, which this one may not depend on, are stand-ins. */
@QuarkusTestResource(AuditStandIn.class)
@QuarkusTestResource(GatewayStandIn.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(ProviderStandIn.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RealParts {}
