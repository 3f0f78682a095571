package dev.tidemark.evaluator.swr;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern.Syntax;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.meaning.Expressed;
import dev.tidemark.evaluator.meaning.Inexpressible;
import dev.tidemark.evaluator.meaning.Meaning;
import java.util.List;
import java.util.Map;

/** Writes policies of other dialects in SWR's words, where these say the same. */
public final class SwrWriter {

    private static final long DAY = 86_400;
    private static final Selector UNTAGGED = new Selector.Untagged();

    private SwrWriter() {}

    /** Writes a policy. What is written was compiled again, and has the same meaning. */
    public static Expressed<SwrPolicy> write(Meaning meaning) {
        if (meaning.scope().repository() == null) {
            return Expressed.not("it is not for one repository");
        }
        try {
            return Expressed.as(new SwrPolicy("or", 0, rules(meaning.rules().rules()), ""))
                    .provenBy(written -> says(written, meaning));
        } catch (Inexpressible e) {
            return Expressed.not(e.getMessage());
        }
    }

    private static boolean says(SwrPolicy written, Meaning meaning) {
        try {
            return new Meaning(meaning.scope(), SwrDialect.compile(written)).equals(meaning);
        } catch (InvalidPolicyException refused) {
            return false;
        }
    }

    private static List<SwrRule> rules(List<RetentionRule> rules) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<RetentionRule> counting = rules.stream()
                .filter(rule -> !(rule.keep() instanceof Keep.Always))
                .toList();
        if (counting.size() != 1) {
            throw new Inexpressible("SWR has one rule, which keeps by number or by age");
        }
        List<SwrTagSelector> exceptions = rules.stream()
                .filter(rule -> rule.keep() instanceof Keep.Always)
                .map(SwrWriter::selected)
                .filter(selector -> !selector.equals(UNTAGGED))
                .map(SwrWriter::exception)
                .toList();
        return List.of(rule(counting.get(0).keep(), exceptions));
    }

    private static Selector selected(RetentionRule rule) {
        if (rule.artifacts().size() != 1) {
            throw new Inexpressible("SWR has no rule that selects nothing");
        }
        return rule.artifacts().get(0);
    }

    private static SwrTagSelector exception(Selector selector) {
        if (selector instanceof Selector.ByTag byTag) {
            Syntax syntax = byTag.pattern().syntax();
            if (syntax == Syntax.LITERAL || syntax == Syntax.REGEXP) {
                return new SwrTagSelector(
                        syntax == Syntax.LITERAL ? "label" : "regexp",
                        byTag.pattern().text());
            }
        }
        throw new Inexpressible("SWR sets aside whole tags and regular expressions, and nothing else");
    }

    private static SwrRule rule(Keep keep, List<SwrTagSelector> exceptions) {
        if (keep instanceof Keep.Newest newest) {
            return rule(Template.TAG, newest.count(), exceptions);
        }
        if (keep instanceof Keep.YoungerThan young && young.seconds() % DAY == 0) {
            return rule(Template.DATE, young.seconds() / DAY, exceptions);
        }
        throw new Inexpressible("SWR's rule keeps a number of tags, or those of some days");
    }

    private static SwrRule rule(Template template, long value, List<SwrTagSelector> exceptions) {
        return new SwrRule(template.wireName(), Map.of(template.parameter(), Long.toString(value)), exceptions);
    }
}
