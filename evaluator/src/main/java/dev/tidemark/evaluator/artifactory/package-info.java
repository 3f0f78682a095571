/**
 * This package reads and writes the package cleanup policies of JFrog's Artifactory, and compiles them into the policy language.
 *
 * <p>The records are the wire; whatever a client left out is null, so that it is left out again when the policy is read. Artifactory's
 * policies say what to delete, ours what to retain: each condition becomes a rule that retains what does not meet it, and what is left
 * meets them all. A package's version is a tag here; the repository of a package is our project, and its name is the rest of ours.
 * {@link dev.tidemark.evaluator.artifactory.ArtifactoryWriter} is the way back, where there are the words.
 */
package dev.tidemark.evaluator.artifactory;
