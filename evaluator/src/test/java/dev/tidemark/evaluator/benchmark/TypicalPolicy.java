package dev.tidemark.evaluator.benchmark;

import dev.tidemark.contracts.policy.GroupBy;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.policy.Selector;
import java.util.ArrayList;
import java.util.List;

/** Fifteen rules as people write them for a repository with all its branches, releases and nightly builds in one place. */
final class TypicalPolicy {

    private static final long DAY = 86_400;
    private static final Selector EVERYTHING = Selector.AllOf.EVERYTHING;

    private final List<RetentionRule> rules = new ArrayList<>();

    private TypicalPolicy() {}

    static RetentionRules perTag() {
        TypicalPolicy policy = new TypicalPolicy();
        policy.branches();
        policy.releases();
        policy.useAndAge();
        return new RetentionRules(Unit.TAG, policy.rules, false);
    }

    private void branches() {
        add(new Keep.Always(), doublestar("{latest,stable}"));
        add(new Keep.Newest(By.PUSHED, 200), doublestar("main-*"));
        add(new Keep.Within(By.PUSHED, 14, false), doublestar("main-*"));
        add(new Keep.Newest(By.PUSHED, 3, new GroupBy.Capture("^(pr-[0-9]+)-")), doublestar("pr-*"));
        add(new Keep.Within(By.PUSHED, 7, true), doublestar("{pr,user}*"), new Selector.Not(doublestar("pr-1*")));
        add(new Keep.Newest(By.PUSHED, 5), doublestar("nightly-202?-*"));
    }

    private void releases() {
        add(new Keep.Newest(By.PUSHED, 10, new GroupBy.Version(GroupBy.Part.MINOR)), doublestar("v[0-9]*"));
        add(new Keep.Always(), regexp("^release-[34]\\.[0-9]+$"));
        add(new Keep.Within(By.PUSHED, 365, false), new Selector.ByTag(doublestarText("v*-rc.*"), true, false));
        add(
                new Keep.All(List.of(new Keep.Newest(By.PUSHED, 1_000), new Keep.YoungerThan(By.PUSHED, 400 * DAY))),
                new Selector.AnyOf(List.of(doublestar("v*"), doublestar("release-*"))));
    }

    private void useAndAge() {
        add(new Keep.Newest(By.PULLED, 500), EVERYTHING);
        add(new Keep.Within(By.PULLED, 30, false), EVERYTHING);
        add(new Keep.YoungerThan(By.ACTIVE, 10 * DAY), EVERYTHING);
        add(new Keep.YoungerThan(By.PUSHED, DAY), new Selector.Untagged());
        add(new Keep.Newest(By.CREATED, 100), new Selector.ByLabel("team", new Pattern(Syntax.LITERAL, "checkout")));
    }

    private void add(Keep keep, Selector... selectors) {
        rules.add(new RetentionRule("rule " + rules.size(), false, List.of(), List.of(selectors), keep));
    }

    private static Selector doublestar(String pattern) {
        return Selector.ByTag.matching(doublestarText(pattern));
    }

    private static Pattern doublestarText(String pattern) {
        return new Pattern(Syntax.DOUBLESTAR, pattern);
    }

    private static Selector regexp(String pattern) {
        return Selector.ByTag.matching(new Pattern(Syntax.REGEXP, pattern));
    }
}
