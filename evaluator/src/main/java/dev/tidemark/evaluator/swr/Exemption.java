package dev.tidemark.evaluator.swr;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.pattern.NamePattern;
import dev.tidemark.evaluator.pattern.PatternException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tags that a rule neither deletes nor counts.
 *
 * @param name how decisions name it
 */
record Exemption(String name, Selector selector) {

    /** More than a console can show, and few enough to be tried against every tag of a large repository. */
    private static final int MAX = 100;

    private static final int MAX_PATTERN = 1_000;
    private static final int SHOWN = 100;

    /** Those of a rule, each once. */
    static List<Exemption> all(List<SwrTagSelector> selectors) {
        if (selectors == null) {
            throw InvalidPolicyException.badRequest("tag_selectors is missing");
        }
        if (selectors.size() > MAX) {
            throw InvalidPolicyException.badRequest("only " + MAX + " tag_selectors are allowed at most");
        }
        List<SwrTagSelector> distinct = selectors.stream().distinct().toList();
        List<Exemption> all = new ArrayList<>();
        for (int i = 0; i < distinct.size(); i++) {
            all.add(of(distinct.get(i), i));
        }
        return all;
    }

    private static Exemption of(SwrTagSelector selector, int index) {
        if (selector == null || selector.pattern() == null) {
            throw InvalidPolicyException.badRequest("a tag selector lacks its pattern");
        }
        if (selector.pattern().length() > MAX_PATTERN) {
            throw InvalidPolicyException.badRequest(
                    "the pattern of a tag selector is longer than " + MAX_PATTERN + " characters");
        }
        String name = "exception " + selector.kind() + " " + shown(selector.pattern(), index);
        return new Exemption(name, Selector.ByTag.matching(pattern(selector)));
    }

    private static Pattern pattern(SwrTagSelector selector) {
        if ("label".equals(selector.kind())) {
            return new Pattern(Pattern.Syntax.LITERAL, selector.pattern());
        }
        if (!"regexp".equals(selector.kind())) {
            throw InvalidPolicyException.badRequest(
                    "tag selector kind '" + selector.kind() + "' is not known, only 'label' and 'regexp' are");
        }
        Pattern regexp = new Pattern(Pattern.Syntax.REGEXP, selector.pattern());
        try {
            NamePattern.compile(regexp);
            return regexp;
        } catch (PatternException bad) {
            throw InvalidPolicyException.badRequest(bad.getMessage());
        }
    }

    /** A pattern that is cut short is told from others by its place. */
    private static String shown(String pattern, int index) {
        return pattern.length() <= SHOWN ? pattern : (index + 1) + " " + pattern.substring(0, SHOWN) + "…";
    }
}
