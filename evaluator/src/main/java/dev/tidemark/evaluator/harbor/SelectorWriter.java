package dev.tidemark.evaluator.harbor;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.evaluator.meaning.Inexpressible;
import java.util.List;

/** Writes one condition as a selector of Harbor. Several can stand beside each other, and no other combination has words. */
final class SelectorWriter implements Selector.Cases<HarborSelector> {

    static final HarborSelector ALL_ARTIFACTS = byTag("matches", "**", true);
    static final HarborSelector ALL_REPOSITORIES = selector("repoMatches", "**");

    private final boolean negated;

    private SelectorWriter(boolean negated) {
        this.negated = negated;
    }

    /** @param none what stands there where nothing is asked for: Harbor has no rule without selectors */
    static List<HarborSelector> all(List<Selector> conditions, HarborSelector none) {
        List<Selector> parts = conditions.stream()
                .flatMap(one -> one instanceof Selector.AllOf all ? all.of().stream() : List.of(one).stream())
                .toList();
        SelectorWriter writer = new SelectorWriter(false);
        return parts.isEmpty()
                ? List.of(none)
                : parts.stream().map(part -> part.match(writer)).toList();
    }

    @Override
    public HarborSelector byTag(Selector.ByTag selector) {
        if (negated) {
            throw new Inexpressible("Harbor cannot ask for images of which no tag matches");
        }
        return byTag(selector.excluding() ? "excludes" : "matches", text(selector.pattern()), selector.untagged());
    }

    @Override
    public HarborSelector byRepository(Selector.ByRepository selector) {
        return selector(selector.excluding() != negated ? "repoExcludes" : "repoMatches", text(selector.pattern()));
    }

    @Override
    public HarborSelector byProject(Selector.ByProject selector) {
        return selector(selector.excluding() != negated ? "nsExcludes" : "nsMatches", text(selector.pattern()));
    }

    @Override
    public HarborSelector byName(Selector.ByName selector) {
        throw new Inexpressible("Harbor cannot ask for the whole name of a repository");
    }

    @Override
    public HarborSelector byLabel(Selector.ByLabel selector) {
        throw new Inexpressible("Harbor's rules do not ask for labels of an image");
    }

    @Override
    public HarborSelector byAnnotation(Selector.ByAnnotation selector) {
        throw new Inexpressible("Harbor's rules do not ask for annotations");
    }

    @Override
    public HarborSelector byArtifactType(Selector.ByArtifactType selector) {
        throw new Inexpressible("Harbor's rules do not ask for types of artifacts");
    }

    @Override
    public HarborSelector byMediaType(Selector.ByMediaType selector) {
        throw new Inexpressible("Harbor's rules do not ask for media types");
    }

    /** No tag fails to match everything, so that only what has none is left. */
    @Override
    public HarborSelector untagged(Selector.Untagged selector) {
        return byTag(negated ? "matches" : "excludes", "**", false);
    }

    @Override
    public HarborSelector not(Selector.Not selector) {
        return selector.of().match(new SelectorWriter(!negated));
    }

    @Override
    public HarborSelector allOf(Selector.AllOf selector) {
        throw combined();
    }

    /** None of them is nothing at all, which a rule can be for. */
    @Override
    public HarborSelector anyOf(Selector.AnyOf selector) {
        if (selector.of().isEmpty() && !negated) {
            return byTag("excludes", "**", true);
        }
        throw combined();
    }

    private static Inexpressible combined() {
        return new Inexpressible("Harbor's selectors hold all together, and cannot be alternatives");
    }

    private static String text(Pattern pattern) {
        boolean isSame = pattern.syntax() == Syntax.DOUBLESTAR
                || pattern.text().chars().noneMatch(sign -> "[]{},\\".indexOf(sign) >= 0)
                        && (pattern.syntax() == Syntax.GLOB || pattern.syntax() == Syntax.LITERAL);
        if (!isSame) {
            throw new Inexpressible("Harbor has no such pattern: " + pattern.text());
        }
        return pattern.text();
    }

    private static HarborSelector byTag(String decoration, String pattern, boolean untagged) {
        return new HarborSelector("doublestar", decoration, pattern, "{\"untagged\":" + untagged + "}");
    }

    private static HarborSelector selector(String decoration, String pattern) {
        return new HarborSelector("doublestar", decoration, pattern, "");
    }
}
