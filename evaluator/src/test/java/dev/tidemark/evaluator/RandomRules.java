package dev.tidemark.evaluator;

import dev.tidemark.contracts.policy.GroupBy;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.policy.Selector;
import java.util.List;
import java.util.stream.IntStream;

/** A policy of everything that rules can say, for the names of a {@link RandomSnapshot}. */
final class RandomRules {

    private static final int DEPTH = 2;

    private static final List<Pattern> PATTERNS = List.of(
            doublestar("**"),
            doublestar("a*"),
            doublestar("{a*,b*}"),
            doublestar("c?"),
            doublestar("[ab]1*"),
            doublestar("nothing"),
            doublestar("*-1*"),
            doublestar("v1.{0,1}.*"),
            new Pattern(Syntax.LITERAL, "a1"),
            new Pattern(Syntax.LITERAL, "v1.1.1"),
            new Pattern(Syntax.GLOB, "{pr,main}-*"),
            new Pattern(Syntax.GLOB, "?[0-4]*"),
            new Pattern(Syntax.REGEXP, "^(a|pr-[0-9]+-)"),
            new Pattern(Syntax.REGEXP, "1$"),
            new Pattern(Syntax.SEMVER, "^1.1.0"),
            new Pattern(Syntax.SEMVER, ">=0.0.5 <1.2.0"));

    private static final List<Pattern> VALUES =
            List.of(new Pattern(Syntax.LITERAL, "shop"), doublestar("**"), new Pattern(Syntax.REGEXP, "^(ops)?$"));

    private static final List<Pattern> TYPES = List.of(
            new Pattern(Syntax.LITERAL, "sbom"),
            new Pattern(Syntax.GLOB, "application/vnd.**"),
            new Pattern(Syntax.REGEXP, "config"));

    private static final List<Pattern> MEDIA_TYPES =
            List.of(new Pattern(Syntax.LITERAL, EvaluatorFixtures.INDEX), doublestar("application/vnd.docker.*"));

    private static final List<Pattern> REPOSITORIES =
            List.of(doublestar("app"), doublestar("lib*"), doublestar("other"), new Pattern(Syntax.GLOB, "library/**"));

    private final Chance chance;

    RandomRules(Chance chance) {
        this.chance = chance;
    }

    RetentionRules rules(boolean allowEmpty) {
        List<RetentionRule> rules =
                IntStream.range(0, 1 + chance.below(4)).mapToObj(this::rule).toList();
        return new RetentionRules(chance.pick(Unit.values()), rules, allowEmpty);
    }

    RetentionRule rule(int number) {
        List<Selector> repositories = chance.oneIn(10) ? List.of(byRepository()) : List.of();
        int selectors = chance.oneIn(10) ? 0 : 1 + chance.below(2);
        return new RetentionRule(
                "rule " + number,
                chance.oneIn(12),
                repositories,
                chance.some(selectors, () -> chance.oneIn(80) ? malformed() : selector(DEPTH)),
                keep(DEPTH));
    }

    private Keep keep(int depth) {
        return switch (chance.below(depth == 0 ? 6 : 9)) {
            case 0 -> new Keep.Always();
            case 1 -> new Keep.Within(by(), days(), chance.oneIn(2));
            case 2 -> new Keep.YoungerThan(by(), chance.oneIn(20) ? Long.MAX_VALUE : 86_400L * chance.below(14));
            case 3, 4, 5 -> new Keep.Newest(by(), chance.oneIn(20) ? Long.MAX_VALUE : chance.below(4), groupBy());
            case 6 -> new Keep.Any(chance.some(1 + chance.below(3), () -> keep(depth - 1)));
            default -> new Keep.All(chance.some(1 + chance.below(3), () -> keep(depth - 1)));
        };
    }

    private By by() {
        return chance.oneIn(2) ? By.PUSHED : chance.pick(By.values());
    }

    private long days() {
        return chance.oneIn(20) ? chance.pick(20_000L, 106_752L, Long.MAX_VALUE) : chance.below(14);
    }

    private GroupBy groupBy() {
        return switch (chance.below(6)) {
            case 0 -> new GroupBy.Capture(chance.pick("^(main|pr-[0-9]+)-", "^[a-c]", "(a)|(b)"));
            case 1 -> new GroupBy.Version(chance.pick(GroupBy.Part.values()));
            default -> null;
        };
    }

    private Selector selector(int depth) {
        return switch (chance.below(depth == 0 ? 11 : 15)) {
            case 0, 1, 2, 3, 4 -> byTag();
            case 5 -> new Selector.ByLabel(chance.pick("team", "tier"), value());
            case 6 -> new Selector.ByAnnotation(chance.pick("team", "tier"), value());
            case 7 -> new Selector.ByArtifactType(chance.pick(TYPES));
            case 8 -> new Selector.ByMediaType(chance.pick(MEDIA_TYPES));
            case 9 -> new Selector.Untagged();
            case 10 -> byRepository();
            case 11 -> new Selector.Not(selector(depth - 1));
            case 12 -> new Selector.AllOf(chance.some(chance.below(3), () -> selector(depth - 1)));
            default -> new Selector.AnyOf(chance.some(chance.oneIn(8) ? 0 : 2, () -> selector(depth - 1)));
        };
    }

    private Selector byTag() {
        return new Selector.ByTag(chance.pick(PATTERNS), chance.oneIn(5), chance.oneIn(2));
    }

    private Selector byRepository() {
        Pattern pattern = chance.pick(REPOSITORIES);
        return switch (chance.below(3)) {
            case 0 -> new Selector.ByRepository(pattern, chance.oneIn(3));
            case 1 -> new Selector.ByProject(pattern, chance.oneIn(3));
            default -> new Selector.ByName(pattern);
        };
    }

    /** Only where a rule asks for it first: where else matching reaches it depends on the order of what it is part of. */
    private Selector malformed() {
        return new Selector.ByTag(doublestar(chance.pick("a{", "b[", "pr-{a,")), chance.oneIn(5), chance.oneIn(2));
    }

    private Pattern value() {
        return chance.oneIn(3) ? null : chance.pick(VALUES);
    }

    private static Pattern doublestar(String text) {
        return new Pattern(Syntax.DOUBLESTAR, text);
    }
}
