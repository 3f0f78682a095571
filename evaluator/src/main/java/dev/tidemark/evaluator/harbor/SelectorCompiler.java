package dev.tidemark.evaluator.harbor;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.harbor.HarborDialect.Mode;
import dev.tidemark.evaluator.pattern.Doublestar;
import dev.tidemark.evaluator.pattern.PatternException;

/** Compiles selectors. Harbor accepts every decoration in both places, and so do we. */
final class SelectorCompiler {

    /** Far beyond what people write, and short enough to be matched against a million tags. */
    private static final int MAX_PATTERN = 10_000;

    private final String place;
    private final Mode mode;

    SelectorCompiler(String place, Mode mode) {
        this.place = place;
        this.mode = mode;
    }

    Selector compile(HarborSelector selector) {
        if (selector == null) {
            throw invalid("a selector is null");
        }
        if (!selector.kind().equals("doublestar")) {
            throw invalid("selector kind '" + selector.kind() + "' is not supported, only 'doublestar' is");
        }
        if (mode == Mode.STRICT) {
            check(selector.pattern());
        }
        Pattern pattern = new Pattern(Pattern.Syntax.DOUBLESTAR, selector.pattern());
        return switch (selector.decoration()) {
            case "matches" -> new Selector.ByTag(pattern, false, Extras.untagged(selector.extras(), true));
            case "excludes" -> new Selector.ByTag(pattern, true, Extras.untagged(selector.extras(), false));
            case "repoMatches" -> new Selector.ByRepository(pattern, false);
            case "repoExcludes" -> new Selector.ByRepository(pattern, true);
            case "nsMatches" -> new Selector.ByProject(pattern, false);
            case "nsExcludes" -> new Selector.ByProject(pattern, true);
            default -> throw invalid("decoration '" + selector.decoration() + "' is not known");
        };
    }

    private void check(String pattern) {
        if (pattern.length() > MAX_PATTERN) {
            throw invalid("a pattern is longer than " + MAX_PATTERN + " characters");
        }
        try {
            if (Doublestar.compile(pattern).isMalformed()) {
                throw new PatternException(pattern);
            }
        } catch (PatternException bad) {
            throw invalid(bad.getMessage());
        }
    }

    private InvalidPolicyException invalid(String what) {
        return InvalidPolicyException.badRequest(place + ": " + what);
    }
}
