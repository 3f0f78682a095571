package dev.tidemark.evaluator.artifactory;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a version must meet to be deleted, checked.
 *
 * @param ages what retains a version by its age, under the name of the condition that it fails then
 * @param keepLastNVersions 0 where versions are not counted
 * @param included what it must have, or null
 * @param excluded what it must not have, or null
 */
record Conditions(Map<String, Keep> ages, long keepLastNVersions, Property included, Property excluded) {

    private static final long DAY = 86_400;
    private static final long MONTH = 30 * DAY;

    static Conditions of(ArtifactoryCriteria criteria) {
        Conditions conditions = new Conditions(
                ages(criteria),
                Wire.number("keepLastNVersions", criteria.keepLastNVersions()),
                Property.read("includedProperties", criteria.includedProperties())
                        .orElse(null),
                Property.read("excludedProperties", criteria.excludedProperties())
                        .orElse(null));
        conditions.check();
        return conditions;
    }

    boolean countsVersions() {
        return keepLastNVersions > 0;
    }

    private void check() {
        boolean others = !ages.isEmpty() || included != null;
        if (countsVersions() && others) {
            throw InvalidPolicyException.badRequest(
                    "keepLastNVersions cannot be combined with conditions on time or with includedProperties");
        }
        if (!countsVersions() && !others) {
            throw InvalidPolicyException.badRequest(
                    "at least one condition on time, keepLastNVersions or includedProperties is needed");
        }
    }

    private static Map<String, Keep> ages(ArtifactoryCriteria criteria) {
        Map<String, Keep> days =
                ages("InDays", DAY, criteria.createdBeforeInDays(), criteria.lastDownloadedBeforeInDays());
        Map<String, Keep> months =
                ages("InMonths", MONTH, criteria.createdBeforeInMonths(), criteria.lastDownloadedBeforeInMonths());
        if (!days.isEmpty() && !months.isEmpty()) {
            throw InvalidPolicyException.badRequest("days and months cannot be mixed");
        }
        return days.isEmpty() ? months : days;
    }

    /** Without a condition on creation the age of what was never downloaded is that of its creation: nothing starts out old. */
    private static Map<String, Keep> ages(String unit, long seconds, Long createdBefore, Long downloadedBefore) {
        long created = Wire.number("createdBefore" + unit, createdBefore);
        long downloaded = Wire.number("lastDownloadedBefore" + unit, downloadedBefore);
        Map<String, Keep> ages = new LinkedHashMap<>();
        if (created > 0) {
            ages.put("createdBefore" + unit + ":" + created, younger(By.PUSHED, created, seconds));
        }
        if (downloaded > 0) {
            By by = created > 0 ? By.PULLED : By.ACTIVE;
            ages.put("lastDownloadedBefore" + unit + ":" + downloaded, younger(by, downloaded, seconds));
        }
        return ages;
    }

    private static Keep younger(By by, long spans, long seconds) {
        return new Keep.YoungerThan(by, spans > Long.MAX_VALUE / seconds ? Long.MAX_VALUE : spans * seconds);
    }
}
