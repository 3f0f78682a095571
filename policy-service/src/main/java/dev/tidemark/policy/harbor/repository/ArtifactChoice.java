package dev.tidemark.policy.harbor.repository;

import dev.tidemark.policy.catalogue.Repository;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.filter.Condition;
import dev.tidemark.policy.filter.Filter;
import dev.tidemark.policy.filter.Filter.Order;
import dev.tidemark.policy.gateway.GatewayArtifact;
import dev.tidemark.policy.harbor.HarborQuery;
import dev.tidemark.policy.harbor.HarborValue;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which artifacts a client asks for. Beside what they have, {@code base=*} asks for those that an index lists, too; {@code tags} for those
 * with any ({@code *}), without ({@code nil}), or with one of that name; {@code labels} for what none has here. As Harbor's
 * {@code src/pkg/artifact/dao/dao.go} reads it. Pure.
 *
 * @param isOfAll whether those that an index lists are among them
 * @param tagged what their tags have to be
 */
record ArtifactChoice(boolean isOfAll, Predicate<GatewayArtifact> tagged, Filter<ArtifactField> filter) {

    static ArtifactChoice of(HarborQuery query) {
        Predicate<GatewayArtifact> tagged =
                query.value("tags").map(ArtifactChoice::tagged).orElse(artifact -> true);
        query.value("labels").ifPresent(ArtifactChoice::requireNumbers);
        return new ArtifactChoice(
                query.value("base").map(ArtifactChoice::isAll).orElse(false),
                query.value("labels").isPresent() ? artifact -> false : tagged,
                query.filter(ArtifactField.NAMES));
    }

    private static boolean isAll(HarborValue base) {
        if (!base.equals(new HarborValue.Exact("*"))) {
            throw new RefusedException(400, "the value of \"base\" query can only be exact match value with \"*\"");
        }
        return true;
    }

    private static Predicate<GatewayArtifact> tagged(HarborValue tags) {
        if (tags instanceof HarborValue.Fuzzy part) {
            return named(name -> name.contains(part.text()));
        } else if (tags instanceof HarborValue.Exact whole) {
            return switch (whole.text()) {
                case "*" -> named(name -> true);
                case "nil" -> named(name -> true).negate();
                default -> named(whole.text()::equals);
            };
        }
        throw new RefusedException(
                400, "the value of \"tags\" query can only be fuzzy match value or exact match value");
    }

    private static Predicate<GatewayArtifact> named(Predicate<String> name) {
        return artifact ->
                artifact.tags().stream().map(GatewayArtifact.Tag::name).anyMatch(name);
    }

    private static void requireNumbers(HarborValue labels) {
        if (!(labels instanceof HarborValue.All all) || !all.texts().stream().allMatch(text -> text.matches("\\d+"))) {
            throw new RefusedException(
                    400, "the value of \"labels\" query can only be integer list with intersetion relationship");
        }
    }

    /** Those, in the order that is asked for, and then the newest first. */
    List<GatewayArtifact> from(HarborArtifacts artifacts, Repository repository) {
        return (isOfAll ? artifacts.all() : artifacts.listed())
                .stream()
                        .filter(tagged)
                        .filter(artifact -> filter.clauses().stream().allMatch(clause -> clause.condition()
                                .isMetBy(clause.field().of(artifact, repository))))
                        .sorted(order(repository))
                        .toList();
    }

    private Comparator<GatewayArtifact> order(Repository repository) {
        return filter.orders().stream()
                .map(order -> order(order, repository))
                .reduce((one, other) -> one.thenComparing(other))
                .orElse((one, other) -> 0);
    }

    private static Comparator<GatewayArtifact> order(Order<ArtifactField> order, Repository repository) {
        Comparator<GatewayArtifact> ascending = (one, other) -> Condition.compare(
                order.field().of(one, repository), order.field().of(other, repository));
        return order.isDescending() ? ascending.reversed() : ascending;
    }
}
