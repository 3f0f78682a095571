package dev.tidemark.policy.swr;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.PolicyPast.Said;
import dev.tidemark.policy.StoredPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Policies of other dialects that SWR's clients see, by their numbers, and what they say in SWR's words.
 *
 * @param documents each as it was last: what is written in its dialect, and in SWR's words
 */
record WordsOfOthers(Map<PolicyId, Words> documents) {

    /** Without a rule: what a policy said before it was changed was not written down in SWR's words. */
    private static final String NO_RULE = "{\"algorithm\":\"or\",\"rules\":[]}";

    /** A policy's own document, and the one of SWR that says the same. */
    record Words(String own, String shown) {}

    /** Of those, the ones that SWR has the words for. */
    static WordsOfOthers of(List<StoredPolicy> policies) {
        Map<PolicyId, Words> documents = new LinkedHashMap<>();
        policies.forEach(policy -> SwrDocuments.shown(policy)
                .ifPresent(shown -> documents.put(
                        policy.policy().id(),
                        new Words(policy.policy().document(), shown.policy().document()))));
        return new WordsOfOthers(documents);
    }

    /** With SWR's own. */
    List<PolicyId> among(List<PolicyId> own) {
        List<PolicyId> all = new ArrayList<>(own);
        all.addAll(documents.keySet());
        return all;
    }

    /** What a policy said, in SWR's words. */
    Said in(Said said) {
        Words words = documents.get(said.policy());
        return words == null
                ? said
                : new Said(said.policy(), words.own().equals(said.document()) ? words.shown() : NO_RULE);
    }
}
