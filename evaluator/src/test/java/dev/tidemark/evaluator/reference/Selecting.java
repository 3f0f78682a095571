package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.MediaTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether conditions hold of a thing if whatever is unknown of it is taken for a hit, or for none. Between the two lies what is unsure.
 *
 * @param thing null for the repository itself, of which nothing is known but its name
 */
record Selecting(Manifests manifests, RepositoryName repository, Thing thing, boolean unknown)
        implements Selector.Cases<Boolean> {

    boolean all(List<Selector> selectors) {
        return selectors.stream().allMatch(selector -> selector.match(this));
    }

    @Override
    public Boolean byTag(Selector.ByTag selector) {
        List<Tag> tags = thing == null ? List.of() : thing.tags();
        return tags.isEmpty()
                ? selector.untagged() != selector.excluding()
                : tags.stream().anyMatch(tag -> Names.match(selector.pattern(), tag.value()) != selector.excluding());
    }

    @Override
    public Boolean byRepository(Selector.ByRepository selector) {
        String[] parts = repository.value().split("/", 2);
        return Names.match(selector.pattern(), parts[parts.length - 1]) != selector.excluding();
    }

    @Override
    public Boolean byProject(Selector.ByProject selector) {
        String[] parts = repository.value().split("/", 2);
        return Names.match(selector.pattern(), parts.length == 1 ? "_" : parts[0]) != selector.excluding();
    }

    @Override
    public Boolean byName(Selector.ByName selector) {
        return Names.match(selector.pattern(), repository.value());
    }

    @Override
    public Boolean byLabel(Selector.ByLabel selector) {
        List<Map<String, String>> labels = new ArrayList<>();
        boolean known = thing != null && labels(thing.artifact(), new HashSet<>(), labels);
        return known ? labels.stream().anyMatch(of -> among(selector.value(), of.get(selector.key()))) : unknown;
    }

    @Override
    public Boolean byAnnotation(Selector.ByAnnotation selector) {
        boolean known = thing != null
                && thing.artifact().facts() != null
                && thing.artifact().facts().annotations() != null;
        return known
                ? among(selector.value(), thing.artifact().facts().annotations().get(selector.key()))
                : unknown;
    }

    private static boolean among(Pattern pattern, String value) {
        return value != null && (pattern == null || Names.match(pattern, value));
    }

    @Override
    public Boolean byArtifactType(Selector.ByArtifactType selector) {
        List<String> types = new ArrayList<>();
        boolean known = thing != null && types(thing.artifact(), new HashSet<>(), types);
        return types.stream().anyMatch(type -> Names.match(selector.pattern(), type)) || !known && unknown;
    }

    @Override
    public Boolean byMediaType(Selector.ByMediaType selector) {
        return thing == null || thing.artifact().facts() == null
                ? unknown
                : Names.match(selector.pattern(), manifests.bareMediaType(thing.artifact()));
    }

    @Override
    public Boolean untagged(Selector.Untagged selector) {
        return thing == null || thing.tags().isEmpty();
    }

    @Override
    public Boolean not(Selector.Not selector) {
        return !selector.of().match(new Selecting(manifests, repository, thing, !unknown));
    }

    @Override
    public Boolean allOf(Selector.AllOf selector) {
        return all(selector.of());
    }

    @Override
    public Boolean anyOf(Selector.AnyOf selector) {
        return selector.of().stream().anyMatch(one -> one.match(this));
    }

    /** Adds the labels of every image that it stands for; false if those of any are not known. */
    private boolean labels(Artifact artifact, Set<Artifact> seen, Collection<Map<String, String>> labels) {
        if (artifact == null || artifact.facts() == null) {
            return false;
        }
        if (artifact.facts().children().isEmpty()) {
            return artifact.facts().labels() != null
                    && labels.add(artifact.facts().labels());
        }
        return !seen.add(artifact)
                || artifact.facts().children().stream().allMatch(child -> labels(manifests.get(child), seen, labels));
    }

    /** Adds the type it declares, or those of its children; false if there may be more. */
    private boolean types(Artifact artifact, Set<Artifact> seen, Collection<String> types) {
        if (artifact == null || artifact.facts() == null) {
            return false;
        }
        if (artifact.facts().artifactType() != null) {
            types.add(artifact.facts().artifactType());
            return true;
        }
        boolean all = MediaTypes.isKnown(artifact.facts().mediaType());
        if (seen.add(artifact)) {
            for (Digest child : artifact.facts().children()) {
                all &= types(manifests.get(child), seen, types);
            }
        }
        return all;
    }
}
