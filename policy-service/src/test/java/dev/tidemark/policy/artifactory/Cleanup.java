package dev.tidemark.policy.artifactory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents as Artifactory's clients send them. */
final class Cleanup {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Cleanup() {}

    /** Global, by age, as the Terraform provider sends it. */
    static Map<String, Object> policy(String key) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("key", key);
        policy.put("description", "My cleanup policy");
        policy.put("cronExp", "0 0 2 ? * MON-SAT *");
        policy.put("durationInMinutes", 60);
        policy.put("skipTrashcan", false);
        policy.put("projectKey", "");
        policy.put("searchCriteria", criteria());
        return policy;
    }

    private static Map<String, Object> criteria() {
        Map<String, Object> criteria = new LinkedHashMap<>();
        criteria.put("packageTypes", List.of("docker"));
        criteria.put("repos", List.of("**"));
        criteria.put("includedPackages", List.of("**"));
        criteria.put("excludedPackages", List.of("com/jfrog/latest"));
        criteria.put("includeAllProjects", true);
        criteria.put("includedProjects", List.of());
        criteria.put("createdBeforeInDays", 30);
        criteria.put("lastDownloadedBeforeInDays", 60);
        return criteria;
    }

    /** With another value of a member of the document, or without it for null. */
    static Map<String, Object> with(Map<String, Object> policy, String member, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(policy);
        put(changed, member, value);
        return changed;
    }

    /** With another value of a member of the criteria, or without it for null. */
    static Map<String, Object> withCriterion(Map<String, Object> policy, String member, Object value) {
        Map<String, Object> criteria = new LinkedHashMap<>(criteriaOf(policy));
        put(criteria, member, value);
        return with(policy, "searchCriteria", criteria);
    }

    private static void put(Map<String, Object> members, String member, Object value) {
        if (value == null) {
            members.remove(member);
        } else {
            members.put(member, value);
        }
    }

    /** With nothing but that in place of the conditions. */
    static Map<String, Object> withCondition(Map<String, Object> policy, String member, Object value) {
        return withCriterion(
                withCriterion(withCriterion(policy, "createdBeforeInDays", null), "lastDownloadedBeforeInDays", null),
                member,
                value);
    }

    /** For the repositories of one project. */
    static Map<String, Object> ofProject(String key, String project) {
        return withCriterion(with(policy(key), "projectKey", project), "includeAllProjects", false);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> criteriaOf(Map<String, Object> policy) {
        return (Map<String, Object>) policy.get("searchCriteria");
    }

    static String json(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
