package dev.tidemark.evaluator.artifactory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * What a policy deletes: versions of the packages that are selected, as far as all conditions are met. Whatever the client left out is
 * null; a number that is 0 says as little.
 *
 * @param packageTypes at least one; see {@link PackageType} for those that mean something here
 * @param repos names or patterns of repositories, which are our projects; at least one
 * @param excludedRepos names or patterns
 * @param includedPackages exactly one name or pattern
 * @param excludedPackages names, no patterns
 * @param includeAllProjects for global policies only
 * @param includedProjects keys, {@code default} for repositories without a project
 * @param includedProperties one key with one value, which a version must have
 * @param excludedProperties one key with one value, which a version must not have
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "packageTypes",
    "repos",
    "excludedRepos",
    "includedPackages",
    "excludedPackages",
    "includeAllProjects",
    "includedProjects",
    "createdBeforeInMonths",
    "lastDownloadedBeforeInMonths",
    "createdBeforeInDays",
    "lastDownloadedBeforeInDays",
    "keepLastNVersions",
    "includedProperties",
    "excludedProperties"
})
public record ArtifactoryCriteria(
        List<String> packageTypes,
        List<String> repos,
        List<String> excludedRepos,
        List<String> includedPackages,
        List<String> excludedPackages,
        Boolean includeAllProjects,
        List<String> includedProjects,
        Long createdBeforeInMonths,
        Long lastDownloadedBeforeInMonths,
        Long createdBeforeInDays,
        Long lastDownloadedBeforeInDays,
        Long keepLastNVersions,
        Map<String, List<String>> includedProperties,
        Map<String, List<String>> excludedProperties) {

    public ArtifactoryCriteria {
        packageTypes = Wire.list(packageTypes);
        repos = Wire.list(repos);
        excludedRepos = Wire.list(excludedRepos);
        includedPackages = Wire.list(includedPackages);
        excludedPackages = Wire.list(excludedPackages);
        includedProjects = Wire.list(includedProjects);
        includedProperties = Wire.map(includedProperties);
        excludedProperties = Wire.map(excludedProperties);
    }
}
