# One of the three services, from what `./mvnw package` left: docker build --build-arg SERVICE=audit-service --build-arg PORT=8082 .
FROM eclipse-temurin:25-jre
ARG SERVICE
ARG PORT
ENV HTTP_PORT=$PORT
WORKDIR /deployments
# The libraries change seldom and come first, so that a new build of the service is a layer of a few hundred kilobytes.
COPY $SERVICE/target/quarkus-app/lib/ lib/
COPY $SERVICE/target/quarkus-app/*.jar ./
COPY $SERVICE/target/quarkus-app/app/ app/
COPY $SERVICE/target/quarkus-app/quarkus/ quarkus/
USER 185
EXPOSE $PORT
HEALTHCHECK --interval=3s --timeout=5s --start-period=120s --retries=10 CMD curl -fsS "http://localhost:$HTTP_PORT/health/ready" || exit 1
# Out of memory is better met by a new start than by a worker that limps: work that was not acknowledged is taken over by another.
CMD ["java", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
