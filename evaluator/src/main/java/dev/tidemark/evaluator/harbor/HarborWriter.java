package dev.tidemark.evaluator.harbor;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.meaning.Expressed;
import dev.tidemark.evaluator.meaning.Inexpressible;
import dev.tidemark.evaluator.meaning.Meaning;
import dev.tidemark.evaluator.pattern.PatternException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes policies of other dialects in Harbor's words, where these say the same. */
public final class HarborWriter {

    private HarborWriter() {}

    /**
     * Writes a policy. What is written was compiled again, and has the same meaning.
     *
     * @param trigger as it is to stand in the document
     * @param project the number of the project that the meaning's scope has
     */
    public static Expressed<HarborPolicy> write(Meaning meaning, HarborTrigger trigger, long project) {
        if (meaning.scope().project() == null || meaning.scope().repository() != null) {
            return Expressed.not("it is not for one whole project");
        }
        if (meaning.rules().unit() == Unit.TAG && judgesTags(meaning)) {
            return Expressed.not("it decides on each tag, and Harbor on an image with all its tags");
        }
        try {
            List<HarborRule> rules = IntStream.range(0, meaning.rules().rules().size())
                    .mapToObj(i -> rule(i + 1, meaning.rules().rules().get(i)))
                    .toList();
            var policy = new HarborPolicy(0, "or", rules, trigger, new HarborScope("project", project));
            return Expressed.as(policy).provenBy(written -> says(written, meaning));
        } catch (Inexpressible e) {
            return Expressed.not(e.getMessage());
        }
    }

    /** Where none of the rules is about tags, one that judges tags means the same as one that judges images. */
    private static boolean judgesTags(Meaning meaning) {
        var asImages = new RetentionRules(
                Unit.ARTIFACT, meaning.rules().rules(), meaning.rules().allowEmpty());
        return !new Meaning(meaning.scope(), asImages).equals(meaning);
    }

    private static boolean says(HarborPolicy written, Meaning meaning) {
        try {
            return new Meaning(meaning.scope(), HarborDialect.compile(written)).equals(meaning);
        } catch (InvalidPolicyException | PatternException refused) {
            return false;
        }
    }

    private static HarborRule rule(long id, RetentionRule rule) {
        long parameter = parameter(rule.keep());
        Template template = Template.keeping(rule.keep(), parameter)
                .orElseThrow(() -> new Inexpressible("no template of Harbor keeps just what it keeps"));
        Map<String, Object> params = template.hasParameter() ? Map.of(template.wireName(), parameter) : Map.of();
        return new HarborRule(
                id,
                0,
                false,
                "retain",
                template.wireName(),
                params,
                SelectorWriter.all(rule.artifacts(), SelectorWriter.ALL_ARTIFACTS),
                Map.of("repository", SelectorWriter.all(rule.repositories(), SelectorWriter.ALL_REPOSITORIES)));
    }

    private static long parameter(Keep keep) {
        if (keep instanceof Keep.Newest newest) {
            return newest.count();
        }
        return keep instanceof Keep.Within within ? within.days() : 0;
    }
}
