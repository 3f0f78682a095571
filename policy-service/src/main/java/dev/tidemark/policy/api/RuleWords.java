package dev.tidemark.policy.api;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.Selector;
import java.util.List;
import java.util.stream.Collectors;

/** What a rule says, in a sentence. */
public final class RuleWords implements Selector.Cases<String> {

    private RuleWords() {}

    /** The sentence, of any dialect's rule. */
    public static String of(RetentionRule rule) {
        String where = rule.repositories().isEmpty() ? "" : "in repositories " + all(rule.repositories()) + ", ";
        return (rule.disabled() ? "disabled: " : "")
                + where
                + "of what is "
                + all(rule.artifacts())
                + ", keep "
                + KeepWords.of(rule.keep());
    }

    private static String all(List<Selector> selectors) {
        return joined(selectors, " and ", "anything");
    }

    private static String joined(List<Selector> selectors, String word, String none) {
        return selectors.isEmpty()
                ? none
                : selectors.stream()
                        .map(selector -> selector.match(new RuleWords()))
                        .collect(Collectors.joining(word));
    }

    @Override
    public String byTag(Selector.ByTag selector) {
        String tagged = (selector.excluding() ? "tagged other than " : "tagged ") + text(selector.pattern());
        return selector.untagged() != selector.excluding() ? "untagged or " + tagged : tagged;
    }

    @Override
    public String byRepository(Selector.ByRepository selector) {
        return (selector.excluding() ? "not called " : "called ") + text(selector.pattern()) + " within their project";
    }

    @Override
    public String byProject(Selector.ByProject selector) {
        return (selector.excluding() ? "not of project " : "of project ") + text(selector.pattern());
    }

    @Override
    public String byName(Selector.ByName selector) {
        return "called " + text(selector.pattern());
    }

    @Override
    public String byLabel(Selector.ByLabel selector) {
        return "labelled \"" + selector.key() + "\"" + value(selector.value());
    }

    @Override
    public String byAnnotation(Selector.ByAnnotation selector) {
        return "annotated \"" + selector.key() + "\"" + value(selector.value());
    }

    @Override
    public String byArtifactType(Selector.ByArtifactType selector) {
        return "of type " + text(selector.pattern());
    }

    @Override
    public String byMediaType(Selector.ByMediaType selector) {
        return "of media type " + text(selector.pattern());
    }

    @Override
    public String untagged(Selector.Untagged selector) {
        return "untagged";
    }

    @Override
    public String not(Selector.Not selector) {
        return selector.of() instanceof Selector.Untagged
                ? "tagged"
                : "not (" + selector.of().match(this) + ")";
    }

    @Override
    public String allOf(Selector.AllOf selector) {
        return "(" + joined(selector.of(), " and ", "anything") + ")";
    }

    @Override
    public String anyOf(Selector.AnyOf selector) {
        return "(" + joined(selector.of(), " or ", "nothing") + ")";
    }

    private static String value(Pattern pattern) {
        return pattern == null ? "" : " as " + text(pattern);
    }

    private static String text(Pattern pattern) {
        String kind =
                switch (pattern.syntax()) {
                    case DOUBLESTAR, GLOB -> "";
                    case LITERAL -> "exactly ";
                    case REGEXP -> "by the expression ";
                    case SEMVER -> "by the versions ";
                };
        return kind + "\"" + pattern.text() + "\"";
    }
}
